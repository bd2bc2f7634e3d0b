import type { Ceiling, LedgerViews } from '../ledger/views.ts';
import type { Forecaster } from './forecaster.ts';

/** What standings are computed from, besides the budgets. */
export interface StandingSource {
  readonly views: LedgerViews;
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly ceiling: Ceiling;
  /** Missing where nothing is foretold. */
  readonly forecaster?: Forecaster;
}
