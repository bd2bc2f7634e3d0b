import { GET_SUMMARY, type Summary } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { calendarPeriod } from '../../../periods/calendar-period.ts';
import { periodBefore } from '../../../periods/period-before.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { momentOf } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { changeToJson, sumsToJson } from './sums-json.ts';
import { topValues } from './top-values.ts';

/** Values that are told of each kind. */
const LISTED = 10;

/** `GET /api/v1/summary`: a day, a week or a month at a glance. */
export function summaryRoute(app: FastifyInstance, { ledger, names, timeZone: ownZone, now }: AnalyticsRouteOptions): void {
  operationRoute(app, GET_SUMMARY, async ({ query, access: { limits } }): Promise<Summary> => {
    const { period, date } = query;
    const timeZone = query.time_zone ?? ownZone;
    const at = now();
    const range = calendarPeriod(period, date === undefined ? at : momentOf(date, timeZone), timeZone);
    const before = periodBefore(period, range, at, timeZone);
    const usage = { range, scope: askedCalls(query, limits) };
    return ledger.atOneMoment(async (views) => {
      const { total, activeUsers } = await views.userActivity(usage);
      const { total: totalBefore } = await views.course({ scope: usage.scope, bounds: [before.from, before.to] });
      const top = await topValues(views, names, { usage, dimensions: ['user', 'tenant', 'feature', 'provider', 'model'], limit: LISTED });
      return {
        from: new Date(range.from).toISOString(),
        to: new Date(range.to).toISOString(),
        time_zone: timeZone,
        period,
        is_complete: at >= range.to,
        total: sumsToJson(total),
        active_users: activeUsers,
        previous: { from: new Date(before.from).toISOString(), to: new Date(before.to).toISOString(), total: sumsToJson(totalBefore) },
        change: changeToJson(total, totalBefore),
        by_user: top('user'),
        by_tenant: top('tenant'),
        by_feature: top('feature'),
        by_provider: top('provider'),
        by_model: top('model'),
      };
    });
  });
}
