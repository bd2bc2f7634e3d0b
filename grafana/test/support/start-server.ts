import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that a test started. */
export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a program that serves HTTP and waits until `readyPath` answers 200.
 *
 * @throws with the program's output if it ends or is not ready within 20 seconds
 */
export async function startServer(binary: string, args: readonly string[], url: string, readyPath: string): Promise<RunningServer> {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exit;
  };
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`${binary} ended with ${child.exitCode}:\n${output}`);
    if (await answers(url + readyPath)) return { url, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${binary} was not ready within 20 seconds:\n${output}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
