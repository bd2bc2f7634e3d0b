import { GET_TRENDS, MAX_POINTS, type TrendPart, type Trends } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { CallSums } from '../../../ledger/call-sums.ts';
import { formatUsd } from '../../../ledger/money.ts';
import { HttpError } from '../../http-error.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import { dimensionOf } from '../asked/dimension-of.ts';
import { displayNames } from './display-names.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { pointsToJson } from './points-json.ts';
import { sumsToJson } from './sums-json.ts';
import { toldBounds } from './told-bounds.ts';

/** `GET /api/v1/trends`: usage and cost over time. */
export function trendsRoute(app: FastifyInstance, { ledger, names, ...clock }: AnalyticsRouteOptions): void {
  operationRoute(app, GET_TRENDS, async ({ query, access: { limits } }): Promise<Trends> => {
    const { interval, limit, group_by: groupBy } = query;
    const asked = askedRange(query, clock);
    const scope = askedCalls(query, limits);
    const dimension = groupBy === undefined ? undefined : dimensionOf(groupBy);
    const { bounds, course } = await ledger.atOneMoment(async (views) => {
      const stretches = await toldBounds(views, { asked, scope, interval, most: MAX_POINTS });
      if (stretches === undefined)
        throw new HttpError(
          400,
          `interval: ${interval} cuts this range into more than ${MAX_POINTS} stretches; ask for a longer interval or a shorter range`,
        );
      return {
        bounds: stretches.told,
        course: await views.course({
          scope,
          bounds: stretches.counted,
          ...(dimension === undefined ? {} : { lines: { dimension, limit } }),
        }),
      };
    });
    const nameOf =
      dimension === undefined
        ? () => null
        : await displayNames(
            names,
            dimension,
            course.lines.map(({ value }) => value),
          );
    return {
      from: new Date(bounds[0] ?? 0).toISOString(),
      to: new Date(bounds.at(-1) ?? 0).toISOString(),
      time_zone: asked.timeZone,
      interval,
      group_by: groupBy ?? null,
      total: sumsToJson(course.total),
      points: pointsToJson(bounds, course.points),
      series: course.lines.map(({ value, total, points }) => ({
        value: value ?? null,
        display_name: nameOf(value),
        total: partToJson(total),
        points: points.map(partToJson),
      })),
      rest:
        course.rest === undefined
          ? null
          : { values: course.rest.values, total: partToJson(course.rest.total), points: course.rest.points.map(partToJson) },
    };
  });
}

function partToJson({ requests, unpricedRequests, tokens, cost }: CallSums): TrendPart {
  return { requests, unpriced_requests: unpricedRequests, tokens, cost_usd: formatUsd(cost) };
}
