import type { LedgerViews } from '../../../ledger/views.ts';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import type { PriceRefresher } from '../../../prices/sync/start-price-sync.ts';
import type { WaitingChanges } from '../../../prices/sync/waiting-changes.ts';

/** What routes about single prices know. */
export interface PriceRouteOptions {
  readonly ledger: LedgerViews;
  readonly prices: CurrentPrices;
  readonly changes: WaitingChanges;
  /** Missing where there is no source to compare with. */
  readonly refreshPrices: PriceRefresher | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
