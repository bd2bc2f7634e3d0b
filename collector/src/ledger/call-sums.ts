import type { CallFilter } from './call-filter.ts';
import type { Dimension } from './dimension.ts';
import type { Usd } from './money.ts';
import type { TimeRange, UsageQuery } from './usage-query.ts';

/** What calls add up to, each once, as it is after all its entries. */
export interface CallSums {
  readonly requests: number;
  /** Calls whose cost is not known; they are not in `cost`. */
  readonly unpricedRequests: number;
  /** Of all types. */
  readonly tokens: number;
  readonly unpricedTokens: number;
  /** Net. */
  readonly cost: Usd;
  readonly successes: number;
  /** Mean of the calls whose duration is known, in seconds, from sums of whole microseconds. */
  readonly meanDuration?: number;
}

/** What groups are ordered by; a minus is the greatest first. Groups that are alike in it are in the order of their names. */
export type GroupOrder = '-cost' | 'cost' | '-requests' | 'requests' | '-tokens' | 'tokens' | '-errors' | '-unpriced' | 'name';

/** Calls in groups by one or two dimensions. */
export interface RankingQuery {
  readonly usage: UsageQuery;
  readonly dimensions: readonly Dimension[];
  readonly order: GroupOrder;
  /** Groups that are told; the others are summed up. */
  readonly limit: number;
  /** Another range, of which the same groups are told as well. */
  readonly before?: TimeRange;
}

export interface RankedGroup {
  /** One for each dimension; undefined for calls that do not say. */
  readonly values: readonly (string | undefined)[];
  readonly sums: CallSums;
  /** In the range before; undefined where none was asked about. */
  readonly before: CallSums | undefined;
}

/** The groups and the rest add up to the total. */
export interface Ranking {
  readonly total: CallSums;
  /** Of all calls in the range before; undefined where none was asked about. */
  readonly totalBefore: CallSums | undefined;
  readonly groups: readonly RankedGroup[];
  /** Missing where no group is left over. */
  readonly rest?: { readonly groups: number; readonly sums: CallSums };
}

/** Usage over time. */
export interface CourseQuery {
  readonly scope: CallFilter;
  /** Where stretches begin and end, in milliseconds since the epoch, ascending: one more than there are stretches. */
  readonly bounds: readonly number[];
  /** A line for each of the values that cost most. */
  readonly lines?: { readonly dimension: Dimension; readonly limit: number };
}

/** One value of a dimension over time. */
export interface CourseLine {
  /** Missing for calls that do not say. */
  readonly value?: string;
  readonly total: CallSums;
  /** As many as there are stretches. */
  readonly points: readonly CallSums[];
}

/** All points add up to the total; lines and rest add up to each point. */
export interface Course {
  readonly total: CallSums;
  readonly points: readonly CallSums[];
  /** Greatest cost first. */
  readonly lines: readonly CourseLine[];
  /** The values that are left over; missing where there are none. */
  readonly rest?: { readonly values: number; readonly total: CallSums; readonly points: readonly CallSums[] };
}

/** How many people called, and what of the cost is nobody's. */
export interface UserActivity {
  readonly total: CallSums;
  /** Users with at least one call. */
  readonly activeUsers: number;
  /** Net cost of the calls that name no user. */
  readonly unattributed: Usd;
}

/** When calls were made, of those that are kept; missing where there are none. */
export interface CalledSpan {
  readonly firstAt: number;
  readonly lastAt: number;
}
