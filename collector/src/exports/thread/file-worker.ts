/** Makes a file in a thread, of pieces that it asks for, no faster than what it makes is taken. It ends by itself, when told too. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Piece } from '../../ledger/ledger-lines.ts';
import type { BytesOf } from '../export-file.ts';
import { parquetBytes } from '../parquet/parquet-bytes.ts';
import { xlsxBytes } from '../xlsx/xlsx-bytes.ts';
import type { FromThread, ThreadFormat, ThreadTask, ToThread } from './thread-messages.ts';

const FILES: Readonly<Record<ThreadFormat, BytesOf>> = { parquet: parquetBytes, xlsx: (lines) => xlsxBytes(lines) };

const { format, columns } = workerData as ThreadTask;
const stopped = new AbortController();
let tellPiece: (piece: Piece | undefined) => void = () => undefined;
let tellTaken: () => void = () => undefined;

parentPort?.on('message', (told: ToThread) => {
  if (told.is === 'piece') tellPiece(told.piece);
  else if (told.is === 'taken') tellTaken();
  else stopped.abort(new Error('nobody takes the file'));
});

try {
  for await (const bytes of FILES[format]({ columns, pieces: pieces() })) {
    const { promise, resolve } = Promise.withResolvers<void>();
    tellTaken = resolve;
    say({ is: 'made', bytes });
    await unlessStopped(promise);
  }
  say({ is: 'done' });
} catch (error) {
  say({ is: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
} finally {
  // Nothing else keeps the thread.
  parentPort?.close();
}

async function* pieces(): AsyncGenerator<Piece> {
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<Piece | undefined>();
    tellPiece = resolve;
    say({ is: 'ready' });
    const piece = await unlessStopped(promise);
    if (piece === undefined) return;
    yield piece;
  }
}

function unlessStopped<T>(promise: Promise<T>): Promise<T> {
  const { promise: told, reject } = Promise.withResolvers<never>();
  const { signal } = stopped;
  if (signal.aborted) reject(signal.reason);
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop);
  return Promise.race([promise, told]).finally(() => signal.removeEventListener('abort', stop));
}

function say(message: FromThread): void {
  // Threads have no origins.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}
