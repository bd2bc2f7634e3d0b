import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Exports } from '../../src/exports/exports.ts';
import type { LedgerLines, LineReader } from '../../src/ledger/ledger-lines.ts';

const STALL_MS = 200;
const ASKED = { usage: { range: { from: 0, to: 1 }, scope: {} }, rows: 'calls', featureNames: {} } as const;

/** A ledger of so many pieces of lines, each as much as a stream holds; tells how many of its moments were let go of. */
function ledgerOf(pieces: number): { readonly reader: LineReader; readonly closed: () => number } {
  let closed = 0;
  async function* made(): LedgerLines['pieces'] {
    for (let piece = 0; piece < pieces; piece += 1) yield { rows: 1, bytes: Buffer.alloc(100_000, 'x') };
  }
  const linesOf = async (): Promise<LedgerLines> => ({ columns: [], pieces: made(), close: () => void (closed += 1) });
  return { reader: { columnsOf: () => [], linesOf }, closed: () => closed };
}

it('who takes nothing for the time that it has is dropped with an error, the ledger is let go of, and there is room again', async () => {
  const { reader, closed } = ledgerOf(1000);
  const exports = new Exports({ reader, stallMs: STALL_MS });
  const files = await Promise.all([exports.begin(ASKED, 'csv'), exports.begin(ASKED, 'jsonl')]);
  expect(await exports.begin(ASKED, 'csv')).toBeUndefined();
  const ends = files.map(async (file) => {
    file?.read();
    await new Promise((resolve) => file?.once('error', resolve));
    return file?.errored?.message;
  });
  expect(await Promise.all(ends)).toEqual(files.map(() => 'nobody read the export for 0.2 seconds'));
  await exports.begin(ASKED, 'csv').then((file) => file?.destroy());
  await exports.stop();
  expect(closed()).toBe(3);
});

it('who reads slowly, for longer than that in all, gets all of it', async () => {
  const { reader, closed } = ledgerOf(5);
  const file = await new Exports({ reader, stallMs: STALL_MS }).begin(ASKED, 'csv');
  let bytes = 0;
  for await (const piece of file ?? []) {
    bytes += (piece as Uint8Array).length;
    await wait(STALL_MS / 2);
  }
  expect([bytes, closed()]).toEqual([2 + 5 * 100_000, 1]);
});
