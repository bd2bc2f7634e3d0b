import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Dimension, UsageQuery } from '../../src/ledger/views.ts';
import { temporaryFolder } from '../running-collector.ts';
import { batches, EVERYTHING, query } from './any-query.ts';
import { callHistory, HOUR_MS, MIDDLE } from './call-history.ts';
import { groupsByHand } from './call-sums-by-hand.ts';
import { DIMENSIONS, spendByHand, targetsByHand, totalsByHand } from './summed-by-hand.ts';

/** `ROLLUP_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['ROLLUP_RUNS'] ?? 8);

/** Three of them at a time. */
const dimensions: fc.Arbitrary<readonly Dimension[]> = fc.shuffledSubarray([...DIMENSIONS], { minLength: 3, maxLength: 3 });

async function expectEqual(
  ledger: Ledger,
  calls: readonly (readonly Entry[])[],
  asked: UsageQuery,
  dimensions: readonly Dimension[],
): Promise<void> {
  const totals = totalsByHand(calls, asked);
  expect(await ledger.totals(asked)).toEqual(totals);
  await expectEqualSpend(ledger, calls, asked);
  const breakdown = await ledger.breakdown(asked, dimensions, 1);
  for (const dimension of dimensions) {
    expect(breakdown.get(dimension)).toEqual(await ledger.topGroups(asked, dimension, 1));
    const { groups } = await ledger.topGroups(asked, dimension, 1000);
    const byValue = (value?: string): string => JSON.stringify([value]);
    const sorted = (rows: typeof groups) => rows.toSorted((a, b) => (byValue(a.value) < byValue(b.value) ? -1 : 1));
    expect(sorted(groups)).toEqual(sorted(groupsByHand(calls, asked, dimension)));
    const { groups: top, rest } = await ledger.topGroups(asked, dimension, 1);
    expect([...top, ...(rest === undefined ? [] : [rest])].reduce((sum, { cost }) => sum + cost, 0n)).toBe(totals.cost);
    expect(top[0]).toEqual(groups.at(0));
  }
}

/** Asked for alone, and together with scopes of the same range, of another one, and by user. */
async function expectEqualSpend(ledger: Ledger, calls: readonly (readonly Entry[])[], asked: UsageQuery): Promise<void> {
  const queries = [
    asked,
    { ...asked, scope: {} },
    { ...asked, scope: { user: 'ann' } },
    { range: { from: MIDDLE - HOUR_MS, to: MIDDLE + HOUR_MS }, scope: asked.scope },
    { ...asked, scope: { ...asked.scope, environment: 'test' } },
  ];
  expect(await ledger.spend([asked])).toEqual([spendByHand(calls, asked)]);
  expect(await ledger.spend(queries)).toEqual(queries.map((each) => spendByHand(calls, each)));
  const one = 10n ** 20n;
  for (const dimension of ['tenant', 'user'] as const) {
    const ceiling = { perToken: 3n * 10n ** 10n + 1n, perCall: one / 3n };
    for (const listedFrom of [-one, 100n * one]) {
      const targets = { usage: asked, dimension, ceiling, amounts: [0n, one, 5000n * one], listedFrom, limit: 2 };
      expect(await ledger.targetSpends(targets)).toEqual(targetsByHand(calls, targets));
    }
  }
}

it('every view is what the entries of the calls sum to, to the last decimal, whatever becomes of them and whenever rollups are folded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(callHistory, { minLength: 1, maxLength: 40 }),
      fc.array(query, { minLength: 1, maxLength: 4 }),
      fc.record({ size: fc.integer({ min: 3, max: 30 }), foldRows: fc.constantFrom(1, 20, 1000), reopened: fc.boolean(), dimensions }),
      async (calls, queries, { size, foldRows, reopened, dimensions: by }) => {
        const path = join(temporaryFolder(), 'ledger.duckdb');
        const open = () => openLedger(path, () => undefined, { foldRows });
        let ledger = await open();
        try {
          const written: Entry[] = [];
          for (const [index, entries] of batches(calls, size).entries()) {
            await ledger.append({ entries, keys: new Map(), quarantined: [] });
            written.push(...entries);
            const soFar = [...Map.groupBy(written, ({ call }) => call.callId).values()];
            if (index % 4 === 0) await expectEqual(ledger, soFar, queries[index % queries.length]!, by);
          }
          if (reopened) {
            await ledger.close();
            ledger = await open();
          }
          for (const asked of [{ range: EVERYTHING, scope: {} }, ...queries]) await expectEqual(ledger, calls, asked, by);
          const kinds = await ledger.entriesByKind();
          expect(kinds.charge).toBe(calls.length);
          const series = await ledger.seriesTotals();
          expect(series.reduce((sum, { entries }) => sum + entries, 0)).toBe(written.length);
          expect(series.reduce((sum, { added, takenBack }) => sum + added - takenBack, 0n)).toBe(
            written.reduce((sum, { cost = 0n }) => sum + cost, 0n),
          );
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns },
  );
}, 600_000);
