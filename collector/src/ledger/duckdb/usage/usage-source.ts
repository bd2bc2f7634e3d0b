import { TOKEN_TYPES } from '@spancost/prices';
import type { Dimension, UsageQuery } from '../../views.ts';
import { conditionsOf, isInRollups, type Values } from '../conditions.ts';
import { callsOfRows } from './calls-of-rows.ts';

const DAY_MS = 86_400_000;

/** What every row of a source has besides the columns that calls are told apart by. */
const MEASURES: readonly string[] = [
  'basis',
  'requests',
  'tokens',
  ...[...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`),
  'cost_usd',
  'durations',
  'duration_us',
];

const IN_ROLLUPS: readonly string[] = ['tenant', 'feature', 'provider', 'model', 'operation', 'service', 'environment', 'status'];

/** Columns that only entries have. */
const IN_ENTRIES: readonly string[] = ['session_id', 'task', 'object', 'error_type'];

/** Calls that were made before it have been removed, and only their sums by day are there. */
export const KEPT_FROM: string = "(SELECT coalesce(max(before), DATE '0001-01-01') FROM removals)";

/** A day of which only sums are left is in the range that its noon is in, so that ranges that adjoin share nothing and lose nothing. */
const NOON_MS = DAY_MS / 2;

/**
 * Rows that add up to the usage of a query: of the whole days of UTC in its range from the rollups, of what is left of it at
 * both ends from the entries. What rollups do not know, as sessions, is read from the entries; calls that have been removed are then
 * among those that do not say, or, where it is filtered by, none.
 *
 * @param dimensions What the rows are going to be grouped by.
 */
export function usageSource(usage: UsageQuery, values: Values, dimensions: readonly Dimension[] = []): string {
  const { range, scope } = usage;
  const byUser = scope.user !== undefined || dimensions.includes('user');
  const common = [...IN_ROLLUPS, ...(byUser ? ['user_id'] : []), ...MEASURES];
  const removed = `${daysIn(noonsOf(usage))} AND day < ${KEPT_FROM}`;
  const ofDays = (days: string): string => {
    const columns = [...IN_ENTRIES.map((column) => `NULL::VARCHAR AS ${column}`), ...common].join(', ');
    return `SELECT ${columns} FROM ${byUser ? 'daily_users' : 'daily'} WHERE ${[`(${days})`, ...conditionsOf(scope, values)].join(' AND ')}`;
  };
  const ofCalls = (part: UsageQuery['range']): string =>
    `SELECT ${[...IN_ENTRIES, ...common].join(', ')} FROM (${callsOfRows({ range: part, scope }, values)})`;
  if (!isInRollups(scope)) return ofCalls(range);
  if (!isInRollups(scope, dimensions)) return `${ofDays(removed)} UNION ALL ${ofCalls(range)}`;
  const whole = { first: Math.ceil(range.from / DAY_MS), end: Math.floor(range.to / DAY_MS) };
  if (whole.first >= whole.end) return `${ofDays(removed)} UNION ALL ${ofCalls(range)}`;
  const edges = [
    { from: range.from, to: whole.first * DAY_MS },
    { from: whole.end * DAY_MS, to: range.to },
  ].filter(({ from, to }) => from < to);
  return [ofDays(`(${daysIn(whole)} AND day >= ${KEPT_FROM}) OR (${removed})`), ...edges.map(ofCalls)].join(' UNION ALL ');
}

interface Days {
  readonly first: number;
  readonly end: number;
}

/** The days whose noons are in a range. */
function noonsOf({ range }: UsageQuery): Days {
  return { first: Math.ceil((range.from - NOON_MS) / DAY_MS), end: Math.ceil((range.to - NOON_MS) / DAY_MS) };
}

function daysIn({ first, end }: Days): string {
  return `day >= ${dayOf(first)} AND day < ${dayOf(end)}`;
}

/** The date of a day that is so many after 1970-01-01. */
export function dayOf(day: number): string {
  return `DATE '1970-01-01' + ${day}`;
}
