import { program } from '../../src/program.ts';
import { runProgram } from '../../src/run-program.ts';
import { vi } from 'vitest';

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly complaints: string;
}

/** Runs `spancost prices …` in this process. */
export function prices(...args: readonly string[]): Promise<Ran> {
  return spancost('prices', ...args);
}

/** Runs `spancost …` in this process. */
export async function spancost(...args: readonly string[]): Promise<Ran> {
  const output: string[] = [];
  const complaints: string[] = [];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: unknown) => void output.push(String(line))),
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => void complaints.push(String(line))),
    // Where commander shows what is wrong with the words of a command, and its help.
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0),
  ];
  try {
    const code = await runProgram(program(), ['node', 'spancost', ...args]);
    return { code, output: output.join('\n'), complaints: complaints.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** As {@link prices} with `--json`, parsed. */
export async function pricesJson<T = Readonly<Record<string, unknown>>>(...args: readonly string[]): Promise<T> {
  const { code, output, complaints } = await prices(...args, '--json');
  if (code !== 0) throw new Error(`exit code ${code}: ${complaints}`);
  return JSON.parse(output) as T;
}
