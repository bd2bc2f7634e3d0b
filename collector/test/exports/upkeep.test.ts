import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { batches, EVERYTHING } from '../ledger/any-query.ts';
import { callHistory, DAY_MS, MIDDLE } from '../ledger/call-history.ts';
import { temporaryFolder } from '../running-collector.ts';
import { linesIn, linesOf } from './lines-of.ts';

it('what was asked for before retention, forgetting, folds and checkpoints is read out after them as it was, and neither waits', async () => {
  // Folds after each row, checkpoints at each MiB of the log.
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined, { foldRows: 1, checkpointMiB: 1 });
  try {
    const histories = fc.sample(callHistory, { numRuns: 60, seed: 7 });
    const [first = [], ...later] = batches(histories.slice(0, 40), 20);
    const append = async (entries: typeof first): Promise<void> => {
      await ledger.append({ entries, keys: new Map(), quarantined: [] });
    };
    for (const entries of [first, ...later]) await append(entries);
    const query = { usage: { range: EVERYTHING, scope: {} }, rows: 'entries', form: 'object' } as const;
    const before = await linesOf(ledger, query);
    const { pieces, close } = await ledger.reader.linesOf({ ...query, featureNames: { chat: 'Talking' } });
    const now = MIDDLE + 4 * DAY_MS;
    for (const entries of batches(histories.slice(40), 20)) await append(entries);
    await ledger.upkeep.removeBefore(MIDDLE, now);
    await ledger.upkeep.forget({ user: 'ann' }, now);
    const after = await linesOf(ledger, query);
    const found = await linesIn(pieces);
    close();
    expect(found).toEqual(before);
    expect(after.length).not.toBe(before.length);
    expect(after.filter((line) => line.includes('"user":"ann"'))).toEqual([]);
    expect(before.some((line) => line.includes('"user":"ann"'))).toBe(true);
    expect((await ledger.upkeep.verify()).isSound).toBe(true);
  } finally {
    await ledger.close();
  }
}, 60_000);
