import type { Dimension, TimeRange, UsageQuery } from '../../views.ts';
import { conditionsOf, rollupFor, type Values } from '../conditions.ts';
import { USAGE_SUMS } from '../rollups/usage-rollups.ts';
import { callsOfRows } from './calls-of-rows.ts';
import { wholeUnits } from './whole-units.ts';

const DAY_MS = 86_400_000;

/** Columns that only entries have. */
const IN_ENTRIES: readonly string[] = ['session_id', 'task', 'object', 'error_type'];

/** Calls that were made before it have been removed, and only their sums by day are there. */
export const KEPT_FROM: string = "(SELECT coalesce(max(before), DATE '0001-01-01') FROM removals)";

/** A day of which only sums are left is in the range that its noon is in, so that ranges that adjoin share nothing and lose nothing. */
const NOON_MS = DAY_MS / 2;

/**
 * Rows that add up to the usage of a query: of the whole days of UTC in its range from a rollup, of what is left of it at
 * both ends from the entries. What rollups do not know, as sessions, is read from the entries; calls that have been removed are then
 * among those that do not say, or, where it is filtered by, none.
 *
 * @param dimensions What the rows are going to be grouped by: they have its columns, and of others only some.
 * @param cuts Moments in the range, in milliseconds since the epoch, whose two sides are told apart, by the column `at_ms`.
 */
export function usageSource(
  usage: UsageQuery,
  values: Values,
  dimensions: readonly Dimension[] = [],
  cuts: readonly number[] = [],
): string {
  const { range, scope } = usage;
  const rollup = rollupFor(
    scope,
    dimensions.filter((dimension) => rollupFor({}, [dimension]) !== undefined),
  );
  if (rollup === undefined) return `SELECT *, epoch_ms(called_at) AS at_ms FROM (${callsOfRows(usage, values)})`;
  const common = [...rollup.names, ...USAGE_SUMS];
  const removed = `${daysIn(noonsOf(usage))} AND day < ${KEPT_FROM}`;
  const ofDays = (days: string): string => {
    const columns = [`${NOON_OF_DAY} AS at_ms`, ...IN_ENTRIES.map((column) => `NULL::VARCHAR AS ${column}`), ...common].join(', ');
    // What all of these days are within tells the database which parts of the table it can pass over.
    const within = daysIn({ first: Math.floor(range.from / DAY_MS), end: Math.ceil(range.to / DAY_MS) });
    return `SELECT ${columns} FROM ${rollup.table} WHERE ${[within, `(${days})`, ...conditionsOf(scope, values)].join(' AND ')}`;
  };
  const ofCalls = (ranges: readonly TimeRange[]): readonly string[] =>
    ranges.length === 0
      ? []
      : [`SELECT ${['epoch_ms(called_at) AS at_ms', ...IN_ENTRIES, ...common].join(', ')} FROM (${callsOfRows(usage, values, ranges)})`];
  const isWhole = rollupFor(scope, dimensions) !== undefined;
  const { whole, rest } = isWhole ? wholeUnits([range], cuts, DAY_MS) : { whole: [], rest: [range] };
  const kept = whole.map(({ from, to }) => `(${daysIn({ first: from / DAY_MS, end: to / DAY_MS })})`).join(' OR ');
  const days = `${kept === '' ? '' : `((${kept}) AND day >= ${KEPT_FROM}) OR `}(${removed})`;
  return [ofDays(days), ...ofCalls(rest)].join(' UNION ALL ');
}

/** A moment in the stretch that a day counts in. */
const NOON_OF_DAY = `(day - DATE '1970-01-01') * ${DAY_MS} + ${NOON_MS}`;

/** Days by how many they are after 1970-01-01; the end is not among them. */
interface Days {
  readonly first: number;
  readonly end: number;
}

/** The days whose noons are in a range. */
function noonsOf({ range }: UsageQuery): Days {
  return { first: Math.ceil((range.from - NOON_MS) / DAY_MS), end: Math.ceil((range.to - NOON_MS) / DAY_MS) };
}

/** The condition that rows of a rollup are of some days. */
export function daysIn({ first, end }: Days): string {
  return `day >= ${dayOf(first)} AND day < ${dayOf(end)}`;
}

/** The date of a day that is so many after 1970-01-01. */
export function dayOf(day: number): string {
  return `DATE '1970-01-01' + ${day}`;
}
