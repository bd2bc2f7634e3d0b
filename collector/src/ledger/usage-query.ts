import type { CallFilter } from './call-filter.ts';

/** From `from` up to, not including, `to`; milliseconds since the epoch, by the time of the call. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** The calls of a scope in a range. */
export interface UsageQuery {
  readonly range: TimeRange;
  readonly scope: CallFilter;
}
