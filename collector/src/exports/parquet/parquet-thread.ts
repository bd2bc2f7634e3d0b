import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LineColumn } from '../../ledger/ledger-lines.ts';
import type { ParquetAnswer, ParquetRequest } from './parquet-worker.ts';

/** `.ts` from source, `.js` as it is published. */
const EXTENSION = extname(fileURLToPath(import.meta.url));

/** Where the thread begins. */
const PROGRAM = new URL(`./parquet-worker${EXTENSION}`, import.meta.url);

/** The thread that writes a Parquet file. What goes wrong in it, at whatever time, ends the file and nothing else. */
export class ParquetThread {
  readonly #worker: Worker;
  #failure: Error | undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor(columns: readonly LineColumn[], program: URL = PROGRAM) {
    // It has none of the options of the process: what those load, instrumentation say, has no place in it, and some are refused there.
    this.#worker = new Worker(program, { workerData: columns, execArgv: [] });
    const failed = (error: Error): void => {
      this.#failure ??= error;
      this.#fail(this.#failure);
    };
    this.#worker.on('error', failed);
    this.#worker.on('exit', () => failed(new Error('the thread that writes Parquet has ended')));
  }

  /** What it makes of a request; one at a time. @throws Error once the thread has failed. */
  async ask(request: ParquetRequest): Promise<ParquetAnswer> {
    if (this.#failure !== undefined) throw this.#failure;
    const { promise, resolve, reject } = Promise.withResolvers<ParquetAnswer>();
    this.#fail = reject;
    this.#worker.once('message', resolve);
    // Threads have no origins.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#worker.postMessage(request);
    return promise;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
