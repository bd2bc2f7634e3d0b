import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** A collector in a process of its own, as `spancost up` runs it. */
export interface Up {
  readonly child: ChildProcess;
  readonly url: string;
  readonly file: string;
  readonly output: () => string;
}

/** `spancost up` with a file of its own. */
export async function up(text = '', file?: string): Promise<Up> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-up-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = file ?? join(folder, 'spancost.yaml');
  if (file === undefined) writeFileSync(config, `listen: { port: 0 }\nledger: { path: l.duckdb }\n${text}`);
  const child = spawn(process.execPath, ['--conditions=@spancost/source', MAIN, 'up', '--config', config], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const url = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /collector at (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', () => reject(new Error(output)));
  });
  return { child, url: await url, file: config, output: () => output };
}
