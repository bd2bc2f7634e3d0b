import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadOptions, LoadResult } from './load.ts';

/** {@link sendLoad} in a process of its own, so that making the load is no part of what is measured here. @throws Error if it fails. */
export async function loadProcess(options: LoadOptions): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-main.ts'), [JSON.stringify(options)], { execArgv: process.execArgv });
  const ended = once(child, 'exit');
  let result: LoadResult | undefined;
  child.on('message', (message) => (result = message as LoadResult));
  const [code] = (await ended) as [number | null];
  if (result === undefined) throw new Error(`the load ended with ${code} before it was over`);
  return result;
}
