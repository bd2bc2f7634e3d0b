import type { CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { BasisShare, GroupSums, TopGroups, UsageGroup, UsageSums, UsageTotals } from '../../views.ts';
import { readNumber, readOptionalText, readTokens, readUsd, type Row } from '../read-row.ts';

const BASES: readonly CostBasis[] = ['reported', 'computed', 'estimated', 'unpriced'];

/** What is read of one basis, of rows that have one each. */
const GROUP_COLUMNS: Readonly<Record<string, string>> = {
  requests: 'sum(requests)',
  tokens: 'sum(tokens)',
  cost: 'sum(cost_usd)',
  ...Object.fromEntries(
    BASES.flatMap((basis) => [
      [`requests_${basis}`, `sum(requests) FILTER (basis = '${basis}')`],
      [`all_tokens_${basis}`, `sum(tokens) FILTER (basis = '${basis}')`],
      [`cost_${basis}`, `sum(cost_usd) FILTER (basis = '${basis}')`],
    ]),
  ),
};

/** What is summed of groups. */
export const SUMS_OF_GROUPS: string = selectOf(Object.fromEntries(Object.keys(GROUP_COLUMNS).map((name) => [name, `sum(${name})`])));

/** One row for each value of a column, split by basis: first summed by both, so that no row is looked at for each basis. */
export function groupSums(column: string, source: string): string {
  return `SELECT value, ${selectOf(GROUP_COLUMNS)} FROM (
    SELECT ${column} AS value, basis, sum(requests) AS requests, sum(tokens) AS tokens, sum(cost_usd) AS cost_usd
    FROM (${source}) GROUP BY value, basis) GROUP BY value HAVING sum(requests) <> 0`;
}

/**
 * The same of several columns, in one look at the source: one row for each value of each column, `grouping` being the place of
 * the column.
 */
export function groupSumsOfEach(columns: readonly string[], source: string): string {
  const sets = columns.map((column) => `(${column}, known_basis)`).join(', ');
  // A bit for each column, the first one highest; 0 for those that the row is grouped by.
  const mask = (place: number): number => 2 ** columns.length - 1 - 2 ** (columns.length - 1 - place);
  const placed = (then: (column: string, place: number) => string): string =>
    `CASE GROUPING(${columns.join(', ')}) ${columns.map((column, place) => `WHEN ${mask(place)} THEN ${then(column, place)}`).join(' ')} END`;
  return `SELECT grouping, value, ${selectOf(GROUP_COLUMNS)} FROM (
    SELECT ${placed((_, place) => String(place))} AS grouping, ${placed((column) => column)} AS value, known_basis AS basis,
      sum(requests) AS requests, sum(tokens) AS tokens, sum(cost_usd) AS cost_usd
    FROM (SELECT *, basis AS known_basis FROM (${source})) GROUP BY GROUPING SETS (${sets})) GROUP BY grouping, value HAVING sum(requests) <> 0`;
}

const SUMMED: readonly string[] = [
  'requests',
  'tokens',
  ...[...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`),
  'cost_usd',
  'durations',
  'duration_us',
];

/** One row with the sums of all calls. */
export function totalSums(source: string): string {
  const totals = {
    ...GROUP_COLUMNS,
    ...Object.fromEntries([...TOKEN_TYPES, 'reasoning'].map((type) => [`tokens_${type}`, `sum(tokens_${type})`])),
    successes: "sum(requests) FILTER (status = 'success')",
    durations: 'sum(durations)',
    duration_us: 'sum(duration_us)',
  };
  return `SELECT ${selectOf(totals)} FROM (
    SELECT basis, status, ${SUMMED.map((name) => `sum(${name}) AS ${name}`).join(', ')} FROM (${source}) GROUP BY basis, status)`;
}

/** The totals of the row of {@link totalSums}. */
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

/** A group of a row; its value is missing for calls that do not say. */
export function readGroup(row: Row): UsageGroup {
  const value = readOptionalText(row, 'value');
  return { ...(value === undefined ? {} : { value }), ...readGroupSums(row) };
}

/** @param rows The groups in order, and behind them, without a place, the sum of the rest. */
export function readTopGroups(rows: readonly Row[]): TopGroups {
  const last = rows.at(-1);
  if (last === undefined || last['place'] !== null) return { groups: rows.map(readGroup) };
  return { groups: rows.slice(0, -1).map(readGroup), rest: { ...readGroupSums(last), groups: readNumber(last, 'groups') } };
}

function readGroupSums(row: Row): GroupSums {
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
