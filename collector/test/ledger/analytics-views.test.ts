import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GroupOrder } from '../../src/ledger/call-sums.ts';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { temporaryFolder } from '../running-collector.ts';
import { batches, EVERYTHING, query } from './any-query.ts';
import { callHistory, DAY_MS, HOUR_MS, MIDDLE } from './call-history.ts';
import { courseByHand, lastCallsByHand, rankingByHand, userActivityByHand } from './call-sums-by-hand.ts';
import { callsOf, DIMENSIONS } from './summed-by-hand.ts';

/** `ROLLUP_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['ROLLUP_RUNS'] ?? 8);

const ORDERS: readonly GroupOrder[] = ['-cost', 'cost', '-requests', 'requests', '-tokens', 'tokens', '-errors', '-unpriced', 'name'];

/** Where stretches of hours, days and odd lengths end, in zones by full, half and quarter hours; the first and the last at any millisecond. */
const bounds: fc.Arbitrary<readonly number[]> = fc
  .record({
    unit: fc.constantFrom(HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 61_001),
    zone: fc.constantFrom(0, 1, -5, 5.5, 5.75),
    count: fc.integer({ min: 1, max: 12 }),
    first: fc.integer({ min: -80 * 60, max: 60 * 60 }),
    ends: fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 50_000 })),
  })
  .map(({ unit, zone, count, first, ends: [early, late] }) => {
    const from = Math.floor((MIDDLE + first * 60_000) / unit) * unit - zone * HOUR_MS;
    return [from - early, ...Array.from({ length: count }, (_, index) => from + (index + 1) * unit), from + (count + 1) * unit + late];
  });

it('ranks by any one or two dimensions, in any order and beside the range before, and tells any course of time, as the calls sum to by hand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(callHistory, { minLength: 1, maxLength: 40 }),
      fc.array(
        fc.record({
          usage: query,
          dimensions: fc.shuffledSubarray([...DIMENSIONS], { minLength: 1, maxLength: 2 }),
          order: fc.constantFrom(...ORDERS),
          limit: fc.integer({ min: 1, max: 4 }),
          before: fc.option(fc.constantFrom(EVERYTHING, { from: MIDDLE - 30 * HOUR_MS - 1, to: MIDDLE - HOUR_MS }), { nil: undefined }),
          bounds,
          isOneLine: fc.boolean(),
        }),
        { minLength: 2, maxLength: 5 },
      ),
      fc.integer({ min: 3, max: 30 }),
      async (calls, questions, size) => {
        const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined, { foldRows: 20 });
        try {
          for (const entries of batches(calls, size)) await ledger.append({ entries, keys: new Map(), quarantined: [] });
          for (const { usage, dimensions, order, limit, before, bounds: stretches, isOneLine } of questions) {
            const ranking = { usage, dimensions, order, limit, ...(before === undefined ? {} : { before }) };
            expect(await ledger.ranking(ranking)).toEqual(rankingByHand(calls, ranking));
            const [dimension = 'user'] = dimensions;
            const course = { scope: usage.scope, bounds: stretches, ...(isOneLine ? {} : { lines: { dimension, limit } }) };
            expect(await ledger.course(course)).toEqual(courseByHand(calls, course));
            expect(await ledger.userActivity(usage)).toEqual(userActivityByHand(calls, usage));
            // Users are listed of a tenant and a user at most.
            const ofSome = Object.fromEntries(Object.entries(usage.scope).filter(([name]) => name === 'tenant' || name === 'user'));
            const listed = { range: usage.range, scope: ofSome };
            const users = await ledger.directory.list({ usage: listed, withoutCalls: false, limit: 100 });
            expect(new Map(users.map(({ user, lastCalledAt }) => [user, lastCalledAt]))).toEqual(lastCallsByHand(calls, listed));
            const times = callsOf(calls, usage).map(({ call }) => call.calledAt);
            expect(await ledger.calledSpan(usage)).toEqual(
              times.length === 0 ? undefined : { firstAt: Math.min(...times), lastAt: Math.max(...times) },
            );
          }
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns },
  );
}, 600_000);

it('counts days of which only sums are left in the stretch that their noon is in, so that points still add up to the total', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(callHistory, { minLength: 5, maxLength: 30 }),
      bounds,
      fc.integer({ min: -3, max: 3 }),
      async (calls, stretches, days) => {
        const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
        try {
          for (const entries of batches(calls, 20)) await ledger.append({ entries, keys: new Map(), quarantined: [] });
          const { before } = await ledger.upkeep.removeBefore(MIDDLE + days * DAY_MS, MIDDLE);
          const moved = calls.map((entries) =>
            entries.map((entry) => {
              const { calledAt } = entry.call;
              return calledAt >= before
                ? entry
                : { ...entry, call: { ...entry.call, calledAt: (Math.floor(calledAt / DAY_MS) + 0.5) * DAY_MS } };
            }),
          );
          for (const dimension of ['tenant', 'user'] as const) {
            const asked = { scope: {}, bounds: stretches, lines: { dimension, limit: 2 } };
            expect(await ledger.course(asked)).toEqual(courseByHand(moved, asked));
          }
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns },
  );
}, 600_000);

it('tells of an empty ledger zeros, no groups and nobody', async () => {
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  const usage = { range: EVERYTHING, scope: {} };
  expect(await ledger.ranking({ usage, dimensions: ['user'], order: '-cost', limit: 1 })).toEqual(
    rankingByHand([], { usage, dimensions: ['user'], order: '-cost', limit: 1 }),
  );
  const course = { scope: {}, bounds: [0, HOUR_MS, DAY_MS], lines: { dimension: 'user', limit: 1 } } as const;
  expect(await ledger.course(course)).toEqual(courseByHand([], course));
  expect(await ledger.userActivity(usage)).toEqual(userActivityByHand([], usage));
  expect(await ledger.calledSpan(usage)).toBeUndefined();
  await ledger.close();
});
