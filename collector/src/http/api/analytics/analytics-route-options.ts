import type { Ledger } from '../../../ledger/ledger.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import type { Clock } from '../asked/asked-range.ts';
import type { NameSources } from './display-names.ts';

/** What routes know that answer from sums of calls. */
export interface AnalyticsRouteOptions extends Clock {
  readonly ledger: LedgerViews & Pick<Ledger, 'atOneMoment'>;
  readonly names: NameSources;
}
