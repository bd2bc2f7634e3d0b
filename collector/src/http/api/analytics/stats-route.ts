import { GET_STATS, type Stats, type StatsRow } from '@spancost/api';
import { LABEL_OTHER, LABEL_UNATTRIBUTED, LABEL_UNKNOWN } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import { formatUsd } from '../../../ledger/money.ts';
import type { Dimension, TopGroups, UsageGroup } from '../../../ledger/views.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import { tokensToJson } from '../tokens-json.ts';
import type { AnalyticsRouteOptions } from './analytics-route-options.ts';
import { rounded } from './sums-json.ts';

/** What the answer has groups by. */
const DIMENSIONS: readonly Dimension[] = ['feature', 'model', 'provider', 'user', 'tenant', 'status'];

/** Rows of one grouping; the rest is summed up in one more row. */
const MAX_ROWS = 1000;

type NamedRow = StatsRow & { readonly name: string };

/** `GET /api/v1/stats`: what was used and spent, in all and by each dimension; money as decimal strings, exact. */
export function statsRoute(app: FastifyInstance, { ledger, names, ...clock }: AnalyticsRouteOptions): void {
  operationRoute(app, GET_STATS, async ({ query, access: { limits } }): Promise<Stats> => {
    const asked = askedRange(query, clock);
    const usage = { range: asked.range, scope: askedCalls(query, limits) };
    const { totals, groups } = await ledger.atOneMoment(async (views) => ({
      totals: await views.totals(usage),
      groups: await views.breakdown(usage, DIMENSIONS, MAX_ROWS),
    }));
    const rowsOf = (dimension: Dimension): readonly NamedRow[] =>
      rowsWithRest(groups.get(dimension)).map((group) => toRow(dimension, group));
    return {
      ...rangeToJson(asked),
      total_requests: totals.requests,
      total_tokens: tokensToJson(totals.tokens, totals.reasoningTokens),
      cost_usd: formatUsd(totals.cost),
      unpriced_requests: totals.unpricedRequests,
      success_rate_percent: totals.requests === 0 ? null : rounded((totals.successes / totals.requests) * 100, 2),
      average_response_time_ms: totals.meanDuration === undefined ? null : rounded(totals.meanDuration * 1000, 3),
      by_feature: rowsOf('feature').map(({ name, ...row }) => ({
        feature: name,
        display_name: displayName(names.features(), name),
        ...row,
      })),
      by_model: rowsOf('model').map(({ name, ...row }) => ({ model: name, ...row })),
      by_provider: rowsOf('provider').map(({ name, ...row }) => ({ provider: name, ...row })),
      by_user: rowsOf('user').map(({ name, ...row }) => ({ user: name, ...row })),
      by_tenant: rowsOf('tenant').map(({ name, ...row }) => ({ tenant: name, ...row })),
      by_status: rowsOf('status').map(({ name, ...row }) => ({ status: name, ...row })),
    };
  });
}

function toRow(dimension: Dimension, group: UsageGroup): NamedRow {
  return {
    name: group.value ?? (dimension === 'feature' ? LABEL_UNATTRIBUTED : LABEL_UNKNOWN),
    requests: group.requests,
    unpriced_requests: group.unpricedRequests,
    tokens: group.tokens,
    cost_usd: formatUsd(group.cost),
  };
}

function displayName(features: Readonly<Record<string, string>>, feature: string): string {
  return Object.hasOwn(features, feature) ? (features[feature] ?? feature) : feature;
}

/** The greatest groups and the sum of the others, so that the rows sum to the total. */
function rowsWithRest({ groups, rest }: TopGroups = { groups: [] }): readonly UsageGroup[] {
  return rest === undefined ? groups : [...groups, { ...rest, value: LABEL_OTHER }];
}
