import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LedgerLines } from '../../ledger/ledger-lines.ts';
import type { ExportFile } from '../export-file.ts';
import type { ParquetAnswer, ParquetRequest } from './parquet-worker.ts';

/** `.ts` from source, `.js` as it is published. */
const EXTENSION = extname(fileURLToPath(import.meta.url));

/** A Parquet file. It is made in a thread of its own, so that the one that takes telemetry only hands lines over and bytes on. */
export const PARQUET_FILE: ExportFile = { form: 'values', bytesOf: parquetBytes };

async function* parquetBytes({ columns, lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL(`./parquet-worker${EXTENSION}`, import.meta.url), { workerData: columns });
  try {
    for await (const each of lines) yield* await ask(worker, { lines: each });
    yield* await ask(worker, { end: true });
  } finally {
    await worker.terminate();
  }
}

/** One request at a time; what it made of it comes back before the next. */
function ask(worker: Worker, request: ParquetRequest): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const settle = (run: () => void): void => {
      worker.off('message', answered).off('error', failed).off('exit', exited);
      run();
    };
    const answered = (answer: ParquetAnswer): void => settle(() => resolve(answer));
    const failed = (error: Error): void => settle(() => reject(error));
    const exited = (): void => settle(() => reject(new Error('the thread that writes Parquet has ended')));
    worker.on('message', answered).on('error', failed).on('exit', exited);
    // Threads have no origins.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(request);
  });
}
