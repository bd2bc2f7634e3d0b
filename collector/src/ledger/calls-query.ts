import type { Usd } from './money.ts';
import type { UsageQuery } from './usage-query.ts';

/** By which calls are listed: recorded last first, or greatest net cost first and those without a known cost last. */
export type CallsOrder = 'newest' | 'costliest';

/** Which calls are listed, and from where on. */
export interface CallsQuery {
  readonly usage: UsageQuery;
  readonly order: CallsOrder;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: CallPosition;
  /**
   * In the order of costs, the entry that was the last one when the first page was asked for: which calls there are, and what they
   * cost, is as it was then, so that none is on two pages or on none. What is told of them is as it is now.
   */
  readonly upTo?: bigint;
}

/** Where a call stands in a list. */
export interface CallPosition {
  /** The entry, counted over the whole ledger, that charged it; newer calls have greater ones. */
  readonly entryNo: bigint;
  /** Net; missing while it is not known, and where the order does not ask. */
  readonly cost?: Usd;
}
