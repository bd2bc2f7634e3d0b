import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { LedgerUnavailableError } from '../../../src/errors.ts';
import { chargeOf, FIRST_DAY, filledLedger, idOf, open } from './filled-ledger.ts';

const EVER = { range: { from: 0, to: Date.UTC(10_000, 0) }, scope: {} };

it('is the ledger as it was at one moment, while 50 batches are written, and is sound', async () => {
  const { path, ledger } = await filledLedger();
  const copy = join(dirname(path), 'backups', 'one.duckdb');
  let appended = 0;
  const writing = (async () => {
    for (; appended < 50; appended += 1)
      await ledger.append({ entries: [chargeOf(idOf(1000 + appended), FIRST_DAY)], keys: new Map(), quarantined: [] });
  })();
  const made = await ledger.upkeep.backup(copy);
  await writing;
  expect(made.calls).toBeGreaterThanOrEqual(100);
  expect(made.calls).toBeLessThanOrEqual(150);
  expect(made).toMatchObject({ file: copy, entries: made.calls + 10, bytes: expect.any(Number) });
  expect((await ledger.totals(EVER)).requests).toBe(150);
  await ledger.close();

  const restored = await open(copy);
  expect(await restored.upkeep.verify()).toMatchObject({ isSound: true, calls: made.calls });
  // It goes on where it was: the same call is not charged again.
  expect(await restored.callIdsByKey([`s:${idOf(7)}:${idOf(7).slice(0, 16)}`])).toEqual(
    new Map([[`s:${idOf(7)}:${idOf(7).slice(0, 16)}`, idOf(7)]]),
  );
  await restored.append({ entries: [chargeOf(idOf(5000), FIRST_DAY)], keys: new Map(), quarantined: [] });
  expect((await restored.totals(EVER)).requests).toBe(made.calls + 1);
  await restored.close();
});

it('never replaces a file, and leaves nothing of one that could not be written', async () => {
  const { path, ledger } = await filledLedger();
  const there = join(dirname(path), 'there.duckdb');
  writeFileSync(there, 'precious');
  await expect(ledger.upkeep.backup(there)).rejects.toThrow(LedgerUnavailableError);
  await expect(ledger.upkeep.backup(join(there, 'below.duckdb'))).rejects.toThrow(/was not written/);
  expect(readdirSync(dirname(path)).toSorted()).toEqual(expect.arrayContaining(['ledger.duckdb', 'there.duckdb']));
  expect(readdirSync(dirname(path)).filter((name) => name.includes('.part'))).toEqual([]);
  // It is as usable as before.
  const next = join(dirname(path), 'next.duckdb');
  await ledger.upkeep.backup(next);
  expect(existsSync(next)).toBe(true);
  await ledger.close();
});
