import { GET_ANALYTICS, type GroupDimension, type Groups } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { RankedGroup } from '../../../ledger/call-sums.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { comparedRange } from './compared-range.ts';
import { dimensionOf } from '../asked/dimension-of.ts';
import { displayNames } from './display-names.ts';
import { changeToJson, percentOf, sumsToJson } from './sums-json.ts';

/** `GET /api/v1/analytics`: calls in groups by one or two dimensions. */
export function groupsRoute(app: FastifyInstance, { ledger, names, ...clock }: AnalyticsRouteOptions): void {
  operationRoute(app, GET_ANALYTICS, async ({ query, access: { limits } }): Promise<Groups> => {
    const { group_by: groupBy, order, limit, compare } = query;
    const asked = askedRange(query, clock);
    const before = compare === undefined ? undefined : comparedRange(query, asked);
    const dimensions = groupBy.map(dimensionOf);
    const { total, totalBefore, groups, rest } = await ledger.ranking({
      usage: { range: asked.range, scope: askedCalls(query, limits) },
      dimensions,
      order,
      limit,
      ...(before === undefined ? {} : { before }),
    });
    const [first] = dimensions;
    const nameOf =
      first === undefined || dimensions.length > 1
        ? () => null
        : await displayNames(
            names,
            first,
            groups.map(({ values: [value] }) => value),
          );
    return {
      ...rangeToJson(asked),
      group_by: groupBy,
      total: sumsToJson(total),
      previous:
        before === undefined || totalBefore === undefined
          ? null
          : { from: new Date(before.from).toISOString(), to: new Date(before.to).toISOString(), total: sumsToJson(totalBefore) },
      groups: groups.map((group) => ({
        key: keyOf(groupBy, group),
        display_name: nameOf(group.values[0]),
        ...sumsToJson(group.sums),
        share_percent: percentOf(group.sums.cost, total.cost),
        previous: group.before === undefined ? null : sumsToJson(group.before),
        change: group.before === undefined ? null : changeToJson(group.sums, group.before),
      })),
      rest: rest === undefined ? null : { groups: rest.groups, ...sumsToJson(rest.sums) },
    };
  });
}

function keyOf(names: readonly GroupDimension[], { values }: RankedGroup): Groups['groups'][number]['key'] {
  return Object.fromEntries(names.map((name, place) => [name, values[place] ?? null]));
}
