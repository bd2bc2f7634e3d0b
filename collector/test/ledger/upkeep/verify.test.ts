import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { join } from 'node:path';
import { formatUsd } from '../../../src/ledger/money.ts';
import { temporaryFolder } from '../../running-collector.ts';
import { callHistory, MIDDLE } from '../call-history.ts';
import { filledLedger, open } from './filled-ledger.ts';

/** Does something to a ledger file that nothing of ours does. */
async function tamper(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}

/** A record of three days, up to its id, amount and what a day has. */
const RECORD = `INSERT INTO business_records (record_no, record_id, kind, recorded_at, from_at, first_day, days, id, amount_usd, daily_usd)
  VALUES (1, 'r-1', 'revenue', now(), now(), '2026-11-01', 3`;

describe('verify', () => {
  it('finds a ledger sound that was only appended to, and says what it comes to: 100 calls, $0.20', async () => {
    const { ledger } = await filledLedger();
    const { isSound, checks, calls, entries, net } = await ledger.upkeep.verify();
    expect(checks.filter(({ broken }) => broken > 0)).toEqual([]);
    expect({ isSound, calls, entries, net: formatUsd(net) }).toEqual({ isSound: true, calls: 100, entries: 110, net: '0.2' });
    expect(checks.map(({ name }) => name)).toHaveLength(14);
    await ledger.close();
  });

  test.each([
    [
      'a price that was changed',
      'UPDATE entries SET cost_usd = 0.002 WHERE entry_no = 5',
      ['daily', 'daily_users', 'user_days', 'series'],
      1,
    ],
    ['an entry that is gone', 'DELETE FROM entries WHERE entry_no = 5', ['is there', 'daily', 'daily_users', 'user_days', 'series'], 1],
    [
      'a charge that is there twice',
      'INSERT INTO entries SELECT * FROM entries WHERE entry_no = 5',
      ['a number of its own', 'charged once'],
      1,
    ],
    ['a correction that lost its charge', 'DELETE FROM entries WHERE entry_no = 1', ['charged once', 'is there'], 1],
    ['a user that was renamed in one entry', "UPDATE entries SET user_id = 'eve' WHERE entry_no = 1", ['same time, cause'], 1],
    ['an index without a call', 'DELETE FROM call_index WHERE entry_no = 5', ['is found by its call'], 1],
    ['a sum that is another', "UPDATE daily SET cost_usd = cost_usd + 1 WHERE day = '2026-10-03'", ['daily', 'all rollups', 'credits'], 1],
    [
      'the day of a user that is another',
      "UPDATE user_days SET requests = requests + 1 WHERE day = '2026-10-03'",
      ['all rollups', 'the sums of user_days'],
      1,
    ],
    ['a counter that is another', 'UPDATE series SET added = added + 1', ['series', 'credits'], 1],
    ['a record whose days are not its amount', `${RECORD}, NULL, '1', '0.3')`, ['come to its amount'], 1],
    [
      'an id that two records have',
      `${RECORD}, 'one', '3', '1'), (2, 'r-2', 'revenue', now(), now(), '2026-11-01', 3, 'one', '3', '1')`,
      ['of its sender alone'],
      1,
    ],
  ])('names %s', async (_what, sql, named, least) => {
    const { path, ledger } = await filledLedger();
    await ledger.close();
    await tamper(path, sql);
    const reopened = await open(path);
    const { isSound, checks } = await reopened.upkeep.verify();
    await reopened.close();
    expect(isSound).toBe(false);
    const broken = checks.filter((check) => check.broken > 0);
    for (const part of named) expect(broken.map(({ name }) => name).join('\n')).toContain(part);
    for (const check of broken) expect(check.examples.length).toBeGreaterThanOrEqual(least);
  });

  it('finds whatever becomes of calls sound, also after some were removed and a person was forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(callHistory, { minLength: 1, maxLength: 30 }), fc.integer({ min: -80, max: 80 }), async (calls, hours) => {
        const ledger = await open(join(temporaryFolder(), 'ledger.duckdb'));
        const ever = { range: { from: 0, to: Date.UTC(10_000, 0) }, scope: {} };
        try {
          for (const entries of [0, 1, 2, 3].map((seq) => calls.flatMap((call) => call[seq] ?? [])))
            await ledger.append({ entries, keys: new Map(), quarantined: [] });
          const totals = await ledger.totals(ever);
          await ledger.upkeep.removeBefore(MIDDLE + hours * 3_600_000, MIDDLE);
          await ledger.upkeep.forget({ user: 'ann' }, MIDDLE);
          const { checks } = await ledger.upkeep.verify();
          expect(checks.filter(({ broken }) => broken > 0)).toEqual([]);
          expect(await ledger.totals(ever)).toEqual(totals);
        } finally {
          await ledger.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});
