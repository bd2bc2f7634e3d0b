import type { FastifyInstance } from 'fastify';
import { Projector } from '../../../budgets/forecast/projector.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Ceiling } from '../../../ledger/views.ts';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { cauRoute } from './cau-route.ts';
import { cheaperModelsRoute } from './cheaper-models-route.ts';
import { errorsRoute } from './errors-route.ts';
import { groupsRoute } from './groups-route.ts';
import { projectionRoute } from './projection-route.ts';
import { statsRoute } from './stats-route.ts';
import { summaryRoute } from './summary-route.ts';
import { trendsRoute } from './trends-route.ts';
import { userUsageRoute } from './user-usage-route.ts';

export interface AnalyticsRoutesOptions extends AnalyticsRouteOptions {
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
  /** What unpriced calls are taken to cost, at the moment. */
  readonly ceiling: () => Ceiling;
}

/** What is answered from sums of calls. */
export async function analyticsRoutes(app: FastifyInstance, options: AnalyticsRoutesOptions): Promise<void> {
  statsRoute(app, options);
  groupsRoute(app, options);
  trendsRoute(app, options);
  summaryRoute(app, options);
  userUsageRoute(app, options);
  cauRoute(app, options);
  projectionRoute(app, { ...options, projector: new Projector() });
  errorsRoute(app, options);
  cheaperModelsRoute(app, options);
}
