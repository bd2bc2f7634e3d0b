import type { Ledger } from '../../../ledger/ledger.ts';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import type { CurrentConfig } from '../../../reload/current-config.ts';

/** What routes know that tell of calls. */
export interface CallRouteOptions {
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
  readonly config: CurrentConfig;
  /** IANA name of the zone in which days begin unless a query says otherwise. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
