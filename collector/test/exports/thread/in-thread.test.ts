import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileLines } from '../../../src/exports/export-file.ts';
import { inThread } from '../../../src/exports/thread/in-thread.ts';
import type { ThreadFormat } from '../../../src/exports/thread/thread-messages.ts';
import type { Piece } from '../../../src/ledger/ledger-lines.ts';

const ROWS_IN_PIECE = 5000;

/** What threads have ended with: 0 where it was by themselves, 1 where they were stopped. */
let codes: number[];
const watch = (worker: Worker): void => void worker.on('exit', (code) => codes.push(code));
beforeEach(() => {
  codes = [];
  process.on('worker', watch);
});
afterEach(() => {
  process.off('worker', watch);
});

/** Lines of one column, and how many pieces of them were asked for and let go of. */
function linesOf(pieces: number, line: string): { readonly lines: FileLines; readonly asked: () => number; readonly ended: () => boolean } {
  let asked = 0;
  let ended = false;
  const bytes = Buffer.from(line.repeat(ROWS_IN_PIECE));
  async function* made(): AsyncGenerator<Piece> {
    try {
      while (asked < pieces) {
        asked += 1;
        yield { rows: ROWS_IN_PIECE, bytes };
      }
    } finally {
      ended = true;
    }
  }
  return { lines: { columns: [{ name: 'call_id', kind: 'text' }], pieces: made() }, asked: () => asked, ended: () => ended };
}

/** A thread that runs this instead. */
function threadOf(script: string): AsyncIterable<Uint8Array> {
  return inThread('parquet', new URL(`data:text/javascript,${encodeURIComponent(script)}`))(linesOf(1, ',["a"]').lines);
}

async function read(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  return Buffer.concat(parts);
}

it('a thread that cannot begin fails the file, and not the process', async () => {
  await expect(read(threadOf("throw new Error('no memory')"))).rejects.toThrow('no memory');
});

it('a thread that ends while it is asked fails the file, instead of letting it wait', async () => {
  const script =
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0)); parentPort.postMessage({ is: 'ready' });";
  await expect(read(threadOf(script))).rejects.toThrow('the thread that writes the file has ended before it');
});

it.each<[ThreadFormat, string, string]>([
  ['parquet', ',["a"', 'JSON'],
  ['parquet', ',["a"]\u0000', 'JSON'],
])('%s of lines that cannot be read fails the file', async (format, line, reason) => {
  const { lines, ended } = linesOf(2, line);
  await expect(read(inThread(format)(lines))).rejects.toThrow(reason);
  expect(ended()).toBe(true);
});

it.each<[ThreadFormat, string]>([
  ['parquet', ',["a text"]'],
  ['xlsx', '<row><c t="inlineStr"><is><t>a text</t></is></c></row>'],
])('threads that write %s end by themselves, whether their files are read to the end, given up, or not read on', async (format, line) => {
  const whole = linesOf(20, line);
  const file = await read(inThread(format)(whole.lines));
  expect(file.subarray(0, 2).toString()).toBe(format === 'xlsx' ? 'PK' : 'PA');
  expect([whole.asked(), whole.ended()]).toEqual([20, true]);
  const left = linesOf(Number.POSITIVE_INFINITY, line);
  for await (const _part of inThread(format)(left.lines)) if (left.asked() > 0) break;
  expect(left.ended()).toBe(true);
  const stalled = linesOf(Number.POSITIVE_INFINITY, line);
  const unread = inThread(format)(stalled.lines)[Symbol.asyncIterator]();
  while (stalled.asked() === 0) await unread.next();
  await wait(300);
  const asked = stalled.asked();
  await wait(300);
  // Nothing is asked for while nobody reads on.
  expect(stalled.asked()).toBe(asked);
  await unread.return?.();
  expect(stalled.ended()).toBe(true);
  expect(codes).toEqual([0, 0, 0]);
});
