import { GET_PROJECTION, type Projection } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { assumedOf } from '../../../budgets/unpriced-ceiling.ts';
import { formatUsd, usdToNumber, type Usd } from '../../../ledger/money.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Ceiling, TimeRange } from '../../../ledger/views.ts';
import { calendarPeriod } from '../../../periods/calendar-period.ts';
import type { Projector } from '../../../budgets/forecast/projector.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { rangeToJson, type Clock } from '../asked/asked-range.ts';
import { forecastToJson } from '../forecast-json.ts';
import { operationRoute } from '../operation-route.ts';
import { rounded } from './sums-json.ts';

export interface ProjectionRouteOptions extends Clock {
  readonly ledger: Pick<Ledger, 'atOneMoment'>;
  /** What unpriced calls are taken to cost, at the moment. */
  readonly ceiling: () => Ceiling;
  readonly projector: Projector;
}

/** A millionth of a dollar. */
const ESTIMATE_UNIT: Usd = 10n ** 14n;

const NOT_KNOWN = { expected_usd: null, low_usd: null, high_usd: null };

/** `GET /api/v1/projection`: what a calendar period will have cost at its end. */
export function projectionRoute(app: FastifyInstance, options: ProjectionRouteOptions): void {
  const { ledger, ceiling: ceilingNow, projector, timeZone: ownZone, now } = options;
  operationRoute(app, GET_PROJECTION, async ({ query, access: { limits } }): Promise<Projection> => {
    const { period, time_zone: timeZone = ownZone } = query;
    const at = now();
    const range = calendarPeriod(period, at, timeZone);
    const { none, ...scope } = askedCalls(query, limits);
    const ceiling = ceilingNow();
    const { spent, assumed, forecast } = await ledger.atOneMoment(async (views) => {
      const [spend] = await views.spend([{ range, scope: none === undefined ? scope : { none } }]);
      const cost = spend?.cost ?? 0n;
      const unpriced = spend === undefined ? 0n : assumedOf(ceiling, spend);
      const counted = usdToNumber(cost + unpriced);
      const foretold =
        none === undefined ? await projector.project(views, { scope, range, at, spent: counted, timeZone, ceiling }) : undefined;
      return { spent: cost, assumed: unpriced, forecast: foretold };
    });
    return {
      ...rangeToJson({ range, timeZone }),
      period,
      computed_at: new Date(at).toISOString(),
      spent_usd: formatUsd(spent),
      assumed_usd: formatUsd(assumed),
      elapsed_percent: rounded(((at - range.from) / (range.to - range.from)) * 100, 2),
      ...(forecast === undefined ? NOT_KNOWN : forecastToJson(forecast, spent + assumed)),
      even_pace_usd: evenPace(spent + assumed, range, at),
    };
  });
}

/** What was spent, times the whole period by what is over of it; null at its first moment. */
function evenPace(spent: Usd, { from, to }: TimeRange, at: number): string | null {
  return at <= from ? null : formatUsd(((spent * BigInt(to - from)) / BigInt(at - from) / ESTIMATE_UNIT) * ESTIMATE_UNIT);
}
