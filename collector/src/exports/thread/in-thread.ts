import { on, once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BytesOf, FileLines } from '../export-file.ts';
import type { FromThread, ThreadFormat, ThreadTask, ToThread } from './thread-messages.ts';

/** `.ts` from source, `.js` as it is published. */
const EXTENSION = extname(fileURLToPath(import.meta.url));

/** Where the thread begins. */
const PROGRAM = new URL(`./file-worker${EXTENSION}`, import.meta.url);

/** How long a thread may take to end by itself, in milliseconds. */
const END_MS = 10_000;

/**
 * Makes files in threads of their own, so that the thread that takes telemetry only hands pieces over and bytes on. What goes wrong in
 * one, at whatever time, ends its file and nothing else.
 */
export function inThread(format: ThreadFormat, program: URL = PROGRAM): BytesOf {
  return (lines) => madeBy(program, format, lines);
}

async function* madeBy(program: URL, format: ThreadFormat, { columns, pieces }: FileLines): AsyncGenerator<Uint8Array> {
  const task: ThreadTask = { format, columns };
  // It has none of the options of the process: what those load, instrumentation say, has no place in it, and some are refused there.
  const worker = new Worker(program, { workerData: task, execArgv: [] });
  const exited = once(worker, 'exit');
  exited.catch(() => undefined);
  const source = pieces[Symbol.asyncIterator]();
  const tell = (message: ToThread): void => {
    // Threads have no origins.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(message);
  };
  // What it fails with after its file has ended is of no interest.
  worker.on('error', () => undefined);
  try {
    for await (const [said] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if (said.is === 'done') return;
      if (said.is === 'failed') throw said.error;
      if (said.is === 'made') {
        yield said.bytes;
        tell({ is: 'taken' });
      } else {
        const { done, value } = await source.next();
        tell({ is: 'piece', piece: done === true ? undefined : value });
      }
    }
    throw new Error('the thread that writes the file has ended before it');
  } finally {
    tell({ is: 'stop' });
    const late = setTimeout(() => void worker.terminate(), END_MS);
    await exited.catch(() => undefined);
    clearTimeout(late);
    await source.return?.();
  }
}
