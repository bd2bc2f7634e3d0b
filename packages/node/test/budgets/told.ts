import type { BudgetSnapshot, SnapshotBudget, SnapshotLimit } from '@spancost/conventions';

/** Noon of the day of {@link DAY}, by the collector's clock. */
export const NOON: number = Date.parse('2026-11-22T12:00:00Z');

/** $1 of $10 spent; somebody is told from $8 on. */
export const DAY: SnapshotBudget = {
  name: 'day',
  scope: {},
  period: 'daily',
  starts_at: '2026-11-22T00:00:00.000Z',
  ends_at: '2026-11-23T00:00:00.000Z',
  enforce: 'block',
  amount_usd: '10',
  warn_at_usd: '8',
  whole: { state: 'ok', spent_usd: '1', remaining_usd: '9' },
};

/** The same for each user; ann has spent hers, and whoever is not listed less than half. */
export const EACH_USER: SnapshotBudget = {
  ...DAY,
  name: 'each user',
  per: 'user',
  targets: [{ target: 'ann', state: 'exceeded', spent_usd: '10.5', remaining_usd: '-0.5' }],
  unlisted_below_usd: '5',
};

export const FAIR: SnapshotLimit = {
  name: 'fair',
  scope: {},
  per: 'user',
  enforce: 'block',
  requests_per_minute: 10,
  tokens_per_minute: 100_000,
  targets: [{ target: 'ann', requests: 8, tokens: 9000 }],
};

/** What a collector tells at {@link NOON}. */
export function told(changes: Partial<BudgetSnapshot> = {}): BudgetSnapshot {
  return {
    schema: 'spancost/budget-snapshot/v1',
    as_of: new Date(NOON).toISOString(),
    acts_as: {},
    budgets: [DAY],
    limits: [],
    ...changes,
  };
}

/** {@link DAY} with so much spent. */
export function spent(usd: string, changes: Partial<SnapshotBudget> = {}): SnapshotBudget {
  // Exactly: a double takes $9.99999999999999999999 for $10.
  const dollars = BigInt(usd.split('.')[0] ?? '');
  const state = dollars >= 10n ? 'exceeded' : dollars >= 8n ? 'warning' : 'ok';
  return { ...DAY, whole: { state, spent_usd: usd, remaining_usd: '0' }, ...changes };
}
