import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RefusedColumn } from './refused-column.ts';

const SCRIPT = fileURLToPath(new URL('./run-refused.ts', import.meta.url));

/**
 * Calls all copies of one SDK in a process of their own, while every call is refused.
 *
 * @throws Error if the process ends without a result; its message is what the process wrote.
 */
export function runRefused(sdk: string): Promise<readonly RefusedColumn[]> {
  const child = fork(SCRIPT, [sdk], {
    execArgv: ['--conditions=@spancost/source'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let columns: readonly RefusedColumn[] | undefined;
    let written = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (written += String(part)));
    // The script sends nothing else.
    child.once('message', (message) => (columns = message as readonly RefusedColumn[]));
    child.once('error', reject);
    child.once('close', (code) => {
      if (columns === undefined || code !== 0) reject(new Error(`${sdk} ended with ${code} and no result: ${written}`));
      else resolve(columns);
    });
  });
}
