import type { FastifyInstance } from 'fastify';
import { cauRoute } from './cau-route.ts';
import { groupsRoute, type AnalyticsRoutesOptions } from './groups-route.ts';
import { summaryRoute } from './summary-route.ts';
import { trendsRoute } from './trends-route.ts';
import { userUsageRoute } from './user-usage-route.ts';

/** What is answered from sums of calls. */
export async function analyticsRoutes(app: FastifyInstance, options: AnalyticsRoutesOptions): Promise<void> {
  await groupsRoute(app, options);
  await trendsRoute(app, options);
  await summaryRoute(app, options);
  await userUsageRoute(app, options);
  await cauRoute(app, options);
}
