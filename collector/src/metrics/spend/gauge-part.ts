import type { LedgerViews } from '../../ledger/views.ts';

/** Gauges that are computed from the ledger. */
export interface GaugePart {
  /** What they are at a moment; nothing is shown before what this resolves to is called, which shows all of it at once. */
  read(views: LedgerViews, at: number): Promise<() => void>;
}
