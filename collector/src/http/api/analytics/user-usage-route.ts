import { GET_USER_USAGE, type UserUsage } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { TokenLimits } from '../../../access/token-limits.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { LIFETIME } from '../../../periods/calendar-period.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { pointsToJson } from './points-json.ts';
import { sumsToJson } from './sums-json.ts';
import { toldBounds } from './told-bounds.ts';
import { topValues } from './top-values.ts';

/** Days that are told one by one. */
const MOST_DAYS = 1000;

/** Values that are told of each kind. */
const LISTED = 100;

/** `GET /api/v1/usage/by-user/{user}`: what one user used and spent. */
export function userUsageRoute(app: FastifyInstance, { ledger, names, ...clock }: AnalyticsRouteOptions): void {
  operationRoute(app, GET_USER_USAGE, async ({ query, params: { user }, access: { limits } }): Promise<UserUsage> => {
    const asked = askedRange(query, clock);
    const scope = askedCalls({ ...query, user }, limits);
    const usage = { range: asked.range, scope };
    const entry = scope.none === true ? undefined : (await names.directory.entriesOf([user])).get(user);
    return ledger.atOneMoment(async (views) => {
      const person = entry !== undefined && (await mayBeNamed(views, user, limits)) ? entry : undefined;
      const days = await toldBounds(views, { asked, scope, interval: 'daily', most: MOST_DAYS });
      const course = await views.course({ scope, bounds: days?.counted ?? [asked.range.from, asked.range.to] });
      const span = await views.calledSpan(usage);
      const top = await topValues(views, names, { usage, dimensions: ['feature', 'model', 'provider'], limit: LISTED });
      return {
        ...rangeToJson(asked),
        user,
        name: person?.name ?? null,
        email: person?.email ?? null,
        total: sumsToJson(course.total),
        first_called_at: span === undefined ? null : new Date(span.firstAt).toISOString(),
        last_called_at: span === undefined ? null : new Date(span.lastAt).toISOString(),
        by_day: days === undefined ? [] : pointsToJson(days.told, course.points),
        by_feature: top('feature'),
        by_model: top('model'),
        by_provider: top('provider'),
      };
    });
  });
}

/** Whether a token may know what the directory has of a user: one of a tenant, only if the user has called for it. */
async function mayBeNamed(views: LedgerViews, user: string, limits: TokenLimits): Promise<boolean> {
  if (limits.tenant === undefined || limits.user === user) return true;
  return (await views.firstDay({ range: LIFETIME, scope: { ...limits, user } })) !== undefined;
}
