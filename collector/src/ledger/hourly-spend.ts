/** What calls of one stretch of time cost, for statistics: doubles, where bills have decimals. */
export interface SpentIn {
  /** Its beginning, in milliseconds since the epoch. */
  readonly from: number;
  /** Net, in US dollars, of calls whose cost is known. */
  readonly cost: number;
  /** Calls whose cost is not known, and their tokens of all types. */
  readonly unpricedRequests: number;
  readonly unpricedTokens: number;
}

/** What a scope spent in a range, by when its calls were made. */
export interface HourlySpend {
  /** When the first of the calls was made; of calls of which only sums of days are left, the beginning of their day. */
  readonly firstAt?: number;
  /** Hours of UTC with calls, in order. */
  readonly hours: readonly SpentIn[];
  /** Days of UTC with calls of which only sums are left, as they are older than what is kept; in order. */
  readonly days: readonly SpentIn[];
}

/** What was appended after an entry. */
export interface AppendedSince {
  /** The number of the last entry; 0 if there is none at all. */
  readonly lastEntryNo: bigint;
  /** When the earliest of the calls that got entries since was made; missing if none did. */
  readonly firstCalledAt?: number;
}
