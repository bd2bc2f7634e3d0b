import { GET_CAU, type CauWindow } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { formatUsd, quotientOf } from '../../../ledger/money.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';

/** Days back from now, unless a query says otherwise. */
const WINDOWS: readonly number[] = [7, 30, 90];

/** `GET /api/v1/analytics/cau`: cost per active user. */
export function cauRoute(app: FastifyInstance, { ledger, ...clock }: Omit<AnalyticsRouteOptions, 'names'>): void {
  operationRoute(app, GET_CAU, async ({ query, access: { limits } }) => {
    const scope = askedCalls(query, limits);
    const { days, period, from, to } = query;
    const asked = askedRange(query, clock);
    const ranges = (days ?? period ?? from ?? to) === undefined ? WINDOWS.map((count) => lastDays(count, asked.at)) : [asked.range];
    return ledger.atOneMoment(async (views) => {
      const windows: CauWindow[] = [];
      for (const range of ranges) {
        const { total, activeUsers, unattributed } = await views.userActivity({ range, scope });
        windows.push({
          ...rangeToJson({ ...asked, range }),
          active_users: activeUsers,
          cost_usd: formatUsd(total.cost),
          unattributed_cost_usd: formatUsd(unattributed),
          requests: total.requests,
          unpriced_requests: total.unpricedRequests,
          cau_usd: activeUsers === 0 ? null : formatUsd(quotientOf(total.cost, BigInt(activeUsers))),
        });
      }
      return { windows };
    });
  });
}
