import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { CallFilter } from '../../src/ledger/call-filter.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Dimension, TimeRange, UsageQuery } from '../../src/ledger/views.ts';
import { temporaryFolder } from '../running-collector.ts';
import { callHistory, DAY_MS, HOUR_MS, MIDDLE } from './call-history.ts';
import { DIMENSIONS, groupsByHand, spendByHand, targetsByHand, totalsByHand } from './summed-by-hand.ts';

/** `ROLLUP_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['ROLLUP_RUNS'] ?? 8);

const EVERYTHING: TimeRange = { from: 0, to: Date.UTC(10_000, 0) };

/** Of one thing or several, as the rollups know them or only the entries; some are about the call after all its entries. */
const anyFilter: fc.Arbitrary<CallFilter> = fc
  .record(
    {
      user: fc.constant('ann'),
      model: fc.constant('gpt-5'),
      operation: fc.constant('chat'),
      status: fc.constant('error' as const),
      session: fc.constant('s-1'),
      task: fc.constant('Summarise'),
      object: fc.constant('order-7'),
      errorType: fc.constant('timeout'),
      traceId: fc.constant('0'.repeat(32)),
      callId: fc.constant('0'.repeat(32)),
      unpriced: fc.boolean(),
      minCost: fc.constantFrom(0n, 1n, 10n ** 20n),
      error: fc.constantFrom('OVERLOADED', 'acme'),
      search: fc.constantFrom('LEARN', 'latest', "'", 'UMBR'),
      none: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  .filter((filter) => Object.keys(filter).length < 4);

/** Whole days of UTC and of zones by full, half and quarter hours, rolling windows, single hours, everything. */
const query: fc.Arbitrary<UsageQuery> = fc.record({
  range: fc.oneof(
    fc
      .record({ day: fc.integer({ min: -4, max: 3 }), days: fc.integer({ min: 1, max: 8 }), zone: fc.constantFrom(0, 1, -5, 5.5, 5.75) })
      .map(({ day, days, zone }) => {
        const from = Math.floor(MIDDLE / DAY_MS) * DAY_MS + day * DAY_MS - zone * HOUR_MS;
        return { from, to: from + days * DAY_MS };
      }),
    fc.tuple(fc.integer({ min: -80 * 60, max: 80 * 60 }), fc.integer({ min: 0, max: 100 * 60 })).map(([from, minutes]) => ({
      from: MIDDLE + from * 60_000 + 1,
      to: MIDDLE + (from + minutes) * 60_000,
    })),
    fc.constant(EVERYTHING),
  ),
  scope: fc.oneof(
    fc.constant({}),
    fc.record({ tenant: fc.constantFrom('acme', '') }),
    fc.record({ user: fc.constantFrom('ann', "o'neil") }),
    fc.record({ model: fc.constantFrom('gpt-5', 'learned') }),
    fc.record({ provider: fc.constant('openai'), service: fc.constant('shop') }),
    fc.record({ feature: fc.constant('chat'), environment: fc.constant('test') }),
    anyFilter,
  ),
});

/** Three of them at a time. */
const dimensions: fc.Arbitrary<readonly Dimension[]> = fc.shuffledSubarray([...DIMENSIONS], { minLength: 3, maxLength: 3 });

/** Entries of many calls in the order of their calls' steps, cut into batches. */
const batches = (calls: readonly (readonly Entry[])[], size: number): readonly (readonly Entry[])[] => {
  const rounds = [0, 1, 2, 3].flatMap((seq) => calls.flatMap((entries) => entries[seq] ?? []));
  return Array.from({ length: Math.ceil(rounds.length / size) }, (_, index) => rounds.slice(index * size, (index + 1) * size));
};

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
    const groups = await ledger.groups(asked, dimension);
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
