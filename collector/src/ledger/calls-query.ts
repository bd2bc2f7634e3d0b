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
}

/** Where a call stands in a list. */
export interface CallPosition {
  /** The entry, counted over the whole ledger, that charged it; newer calls have greater ones. */
  readonly entryNo: bigint;
  /** Net, as it was when the call was listed; missing while it was not known, and where the order does not ask. */
  readonly cost?: Usd;
}
