import fc from 'fast-check';
import type { CallFilter } from '../../src/ledger/call-filter.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Dimension, TimeRange, UsageQuery } from '../../src/ledger/views.ts';
import { DAY_MS, HOUR_MS, MIDDLE } from './call-history.ts';

export const EVERYTHING: TimeRange = { from: 0, to: Date.UTC(10_000, 0) };

/** What calls of the random histories may leave unsaid. */
const UNSAID: Dimension[] = ['user', 'tenant', 'feature', 'model', 'session', 'task', 'object', 'errorType', 'environment'];

/** What may be asked of each name; tenants, features and what else stands alone is below. */
const FILTERS = {
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
  without: fc.subarray(UNSAID, { minLength: 1, maxLength: 2 }),
  unpriced: fc.boolean(),
  minCost: fc.constantFrom(0n, 1n, 10n ** 20n),
  error: fc.constantFrom('OVERLOADED', 'acme'),
  search: fc.constantFrom('LEARN', 'latest', "'", 'UMBR'),
  none: fc.constant(true as const),
};

/** Of up to three things, as the rollups know them or only the entries; some are about the call after all its entries. */
const anyFilter: fc.Arbitrary<CallFilter> = fc
  .tuple(fc.record(FILTERS), fc.subarray(Object.keys(FILTERS) as (keyof typeof FILTERS)[], { maxLength: 3 }))
  .map(([values, names]) => Object.fromEntries(names.map((name) => [name, values[name]])));

/** Whole days of UTC and of zones by full, half and quarter hours, rolling windows, single hours, everything. */
export const query: fc.Arbitrary<UsageQuery> = fc.record({
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

/** Entries of many calls in the order of their calls' steps, cut into batches. */
export const batches = (calls: readonly (readonly Entry[])[], size: number): readonly (readonly Entry[])[] => {
  const rounds = [0, 1, 2, 3].flatMap((seq) => calls.flatMap((entries) => entries[seq] ?? []));
  return Array.from({ length: Math.ceil(rounds.length / size) }, (_, index) => rounds.slice(index * size, (index + 1) * size));
};
