import { TOKEN_TYPES } from '@spancost/prices';
import type { Dimension, UsageQuery } from '../../views.ts';
import { conditionsOf, type Values } from '../conditions.ts';
import { callsOfRows } from './calls-of-rows.ts';

const DAY_MS = 86_400_000;

const MEASURES: readonly string[] = [
  'basis',
  'requests',
  'tokens',
  ...[...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`),
  'cost_usd',
  'durations',
  'duration_us',
];

const DIMENSIONS: readonly string[] = ['tenant', 'feature', 'provider', 'model', 'service', 'environment', 'status'];

/** Calls that were made before it have been removed, and only their sums by day are there. */
export const KEPT_FROM: string = "(SELECT coalesce(max(before), DATE '0001-01-01') FROM removals)";

/** A day of which only sums are left is in the range that its noon is in, so that ranges that adjoin share nothing and lose nothing. */
const NOON_MS = DAY_MS / 2;

/**
 * Rows that add up to the usage of a query: of the whole days of UTC in its range from the rollups, of what is left of it at
 * both ends from the entries. @param dimension What the rows are going to be grouped by.
 */
export function usageSource(usage: UsageQuery, values: Values, dimension?: Dimension): string {
  const { range, scope } = usage;
  const firstDay = Math.ceil(range.from / DAY_MS);
  const endDay = Math.max(firstDay, Math.floor(range.to / DAY_MS));
  const byUser = scope.user !== undefined || dimension === 'user';
  const columns = [...DIMENSIONS, ...(byUser ? ['user_id'] : []), ...MEASURES].join(', ');
  const kept = `day >= ${dayOf(firstDay)} AND day < ${dayOf(endDay)} AND day >= ${KEPT_FROM}`;
  const removed = `day >= ${dayOf(Math.ceil((range.from - NOON_MS) / DAY_MS))} AND day < ${dayOf(Math.ceil((range.to - NOON_MS) / DAY_MS))} AND day < ${KEPT_FROM}`;
  const whole = [`(${kept} OR ${removed})`, ...conditionsOf(scope, values)].join(' AND ');
  const edges =
    firstDay < endDay
      ? [
          { from: range.from, to: firstDay * DAY_MS },
          { from: endDay * DAY_MS, to: range.to },
        ].filter(({ from, to }) => from < to)
      : [range];
  return [
    `SELECT ${columns} FROM ${byUser ? 'daily_users' : 'daily'} WHERE ${whole}`,
    ...edges.map((edge) => `SELECT ${columns} FROM (${callsOfRows({ range: edge, scope }, values)})`),
  ].join(' UNION ALL ');
}

/** The date of a day that is so many after 1970-01-01. */
export function dayOf(day: number): string {
  return `DATE '1970-01-01' + ${day}`;
}
