import { GET_CAU, type CauWindow } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { formatUsd, type Usd } from '../../../ledger/money.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import type { AnalyticsRoutesOptions } from './groups-route.ts';

/** Days back from now, unless a query says otherwise. */
const WINDOWS: readonly number[] = [7, 30, 90];

/** `GET /api/v1/analytics/cau`: cost per active user. */
export async function cauRoute(app: FastifyInstance, { ledger, ...clock }: Omit<AnalyticsRoutesOptions, 'names'>): Promise<void> {
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
          cau_usd: activeUsers === 0 ? null : formatUsd(shareOf(total.cost, activeUsers)),
        });
      }
      return { windows };
    });
  });
}

/** An amount divided, half-even at its 20 decimals: a cent of three is 0.00333333333333333333. */
export function shareOf(amount: Usd, count: number): Usd {
  const by = BigInt(count);
  const [whole, left] = [amount / by, amount % by];
  const twice = (left < 0n ? -left : left) * 2n;
  const isUp = twice > by || (twice === by && whole % 2n !== 0n);
  return isUp ? whole + (amount < 0n ? -1n : 1n) : whole;
}
