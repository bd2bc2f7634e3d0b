import { GET_LTV_CAC, type LtvCac } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { economicsOf } from '../../../business/economics-of.ts';
import { formatUsd } from '../../../ledger/money.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { askedRange, rangeToJson, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';

export interface LtvCacRouteOptions extends Clock {
  readonly ledger: Pick<Ledger, 'atOneMoment'>;
}

/** Days of which it tells unless asked otherwise. */
const DEFAULT_DAYS = 90;

/** `GET /api/v1/ltv-cac`: what customers are worth over their lives against what it took to win them. */
export function ltvCacRoute(app: FastifyInstance, { ledger, ...clock }: LtvCacRouteOptions): void {
  operationRoute(app, GET_LTV_CAC, async ({ query: { by, ...sent } }): Promise<LtvCac> => {
    const asked = askedRange(sent, clock, lastDays(DEFAULT_DAYS, clock.now()));
    const { range, at, timeZone } = asked;
    const {
      range: told,
      cost,
      unpricedRequests,
      figures,
    } = await ledger.atOneMoment((views) => economicsOf(views, { range, at, by, timeZone: clock.timeZone }));
    return {
      ...rangeToJson({ range: told, timeZone, at }),
      by,
      cost_usd: formatUsd(cost),
      unpriced_requests: unpricedRequests,
      ...figures,
    };
  });
}
