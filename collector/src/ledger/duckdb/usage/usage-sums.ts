import type { CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { BasisShare, GroupSums, UsageGroup, UsageSums, UsageTotals } from '../../views.ts';
import { readNumber, readOptionalText, readTokens, readUsd, type Row } from '../read-row.ts';

const BASES: readonly CostBasis[] = ['reported', 'computed', 'estimated', 'unpriced'];

const ALL_TOKENS = TOKEN_TYPES.map((type) => `tokens_${type}`).join(' + ');

const GROUP_COLUMNS: Readonly<Record<string, string>> = {
  requests: 'sum(requests)',
  tokens: `sum(${ALL_TOKENS})`,
  cost: 'sum(cost_usd)',
  ...Object.fromEntries(
    BASES.flatMap((basis) => [
      [`requests_${basis}`, `sum(requests) FILTER (basis = '${basis}')`],
      [`all_tokens_${basis}`, `sum(${ALL_TOKENS}) FILTER (basis = '${basis}')`],
      [`cost_${basis}`, `sum(cost_usd) FILTER (basis = '${basis}')`],
    ]),
  ),
};

/** What is summed of the calls of a group. */
export const GROUP_SUMS: string = selectOf(GROUP_COLUMNS);

/** What is summed of groups. */
export const SUMS_OF_GROUPS: string = selectOf(Object.fromEntries(Object.keys(GROUP_COLUMNS).map((name) => [name, `sum(${name})`])));

/** What is summed of all calls of a query. */
export const TOTAL_SUMS: string = selectOf({
  ...GROUP_COLUMNS,
  ...Object.fromEntries([...TOKEN_TYPES, 'reasoning'].map((type) => [`tokens_${type}`, `sum(tokens_${type})`])),
  successes: "sum(requests) FILTER (status = 'success')",
  durations: 'sum(durations)',
  duration_us: 'sum(duration_us)',
});

export function readTotals(row: Row): UsageTotals {
  const durations = readNumber(row, 'durations');
  return {
    ...readSums(row),
    tokens: readTokens(row),
    reasoningTokens: readNumber(row, 'tokens_reasoning'),
    successes: readNumber(row, 'successes'),
    ...(durations === 0 ? {} : { meanDuration: readNumber(row, 'duration_us') / durations / 1e6 }),
  };
}

export function readGroup(row: Row): UsageGroup {
  const value = readOptionalText(row, 'value');
  return { ...(value === undefined ? {} : { value }), ...readGroupSums(row) };
}

export function readGroupSums(row: Row): GroupSums {
  return { ...readSums(row), tokens: readNumber(row, 'tokens') };
}

function readSums(row: Row): UsageSums {
  return {
    requests: readNumber(row, 'requests'),
    unpricedRequests: readNumber(row, 'requests_unpriced'),
    cost: readUsd(row, 'cost') ?? 0n,
    byBasis: Object.fromEntries(BASES.map((basis) => [basis, readShare(row, basis)])) as Record<CostBasis, BasisShare>,
  };
}

function readShare(row: Row, basis: CostBasis): BasisShare {
  return {
    requests: readNumber(row, `requests_${basis}`),
    tokens: readNumber(row, `all_tokens_${basis}`),
    ...(basis === 'unpriced' ? {} : { cost: readUsd(row, `cost_${basis}`) ?? 0n }),
  };
}

function selectOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, expression]) => `${expression} AS ${name}`)
    .join(', ');
}
