import type { FastifyInstance } from 'fastify';
import { LABEL_OTHER, LABEL_UNATTRIBUTED, LABEL_UNKNOWN } from '@spancost/conventions';
import type { TokensJson } from '@spancost/api';
import { z } from 'zod';
import { formatUsd } from '../../ledger/money.ts';
import type { Dimension, TimeRange, TopGroups, UsageGroup } from '../../ledger/views.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { calendarPeriod, LIFETIME } from '../../periods/calendar-period.ts';
import { accessOf } from '../access-of.ts';
import { lastDays } from '../../periods/last-days.ts';
import { days, DEFAULT_DAYS } from './input-fields.ts';
import { readInput } from './read-input.ts';
import { tokensToJson } from './tokens-json.ts';

export interface StatsOptions {
  readonly ledger: Ledger;
  /** Display names by feature id, those in force at this moment. */
  readonly features: () => Readonly<Record<string, string>>;
  /** IANA name of the zone in which days and months begin. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Sums of one value of a dimension. */
export interface StatsRow {
  readonly requests: number;
  /** Requests whose cost is not known; what they cost is not in `cost_usd`. */
  readonly unpriced_requests: number;
  readonly tokens: number;
  /** US dollars, exact. */
  readonly cost_usd: string;
}

/** The answer of `/api/v1/stats`; groups are ordered by cost, greatest first. */
export interface Stats {
  readonly from: string;
  readonly to: string;
  readonly total_requests: number;
  readonly total_tokens: TokensJson;
  /** US dollars, exact, net of corrections. */
  readonly cost_usd: string;
  readonly unpriced_requests: number;
  /** Null while there are no calls. */
  readonly success_rate_percent: number | null;
  readonly average_response_time_ms: number | null;
  readonly by_feature: readonly (StatsRow & { readonly feature: string; readonly display_name: string })[];
  readonly by_model: readonly (StatsRow & { readonly model: string })[];
  readonly by_provider: readonly (StatsRow & { readonly provider: string })[];
  readonly by_user: readonly (StatsRow & { readonly user: string })[];
  readonly by_tenant: readonly (StatsRow & { readonly tenant: string })[];
  readonly by_status: readonly (StatsRow & { readonly status: string })[];
}

/** What the answer has groups by. */
const DIMENSIONS: readonly Dimension[] = ['feature', 'model', 'provider', 'user', 'tenant', 'status'];

const STATS_PERIODS = ['today', 'this_month', 'lifetime'] as const;

/** Rows of one grouping; the rest is summed up in one more row. */
const MAX_ROWS = 1000;

const QUERY = z
  .strictObject({ days: days.optional(), period: z.enum(STATS_PERIODS, `one of ${STATS_PERIODS.join(', ')}`).optional() })
  .refine((query) => query.days === undefined || query.period === undefined, 'either days or period, not both');

/**
 * `GET /api/v1/stats?days=30` or `?period=today|this_month|lifetime`: what was used and spent up to now; money as decimal
 * strings, exact. Calendar periods begin at midnight in the collector's time zone.
 */
export async function statsRoute(app: FastifyInstance, { ledger, features, timeZone, now }: StatsOptions): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/stats',
    handler: async (request): Promise<Stats> => {
      const query = readInput(QUERY, request.query);
      const at = now();
      const usage = { range: rangeOf(query, at, timeZone), scope: accessOf(request).limits };
      const { totals, groups } = await ledger.atOneMoment(async (views) => ({
        totals: await views.totals(usage),
        groups: await views.breakdown(usage, DIMENSIONS, MAX_ROWS),
      }));
      const rowsOf = (dimension: Dimension): readonly (StatsRow & { readonly name: string })[] =>
        rowsWithRest(groups.get(dimension)).map((group) => toRow(dimension, group));
      return {
        from: new Date(usage.range.from).toISOString(),
        to: new Date(at).toISOString(),
        total_requests: totals.requests,
        total_tokens: tokensToJson(totals.tokens, totals.reasoningTokens),
        cost_usd: formatUsd(totals.cost),
        unpriced_requests: totals.unpricedRequests,
        success_rate_percent: totals.requests === 0 ? null : round((totals.successes / totals.requests) * 100, 2),
        average_response_time_ms: totals.meanDuration === undefined ? null : round(totals.meanDuration * 1000, 3),
        by_feature: rowsOf('feature').map(({ name, ...row }) => ({ feature: name, display_name: displayName(features(), name), ...row })),
        by_model: rowsOf('model').map(({ name, ...row }) => ({ model: name, ...row })),
        by_provider: rowsOf('provider').map(({ name, ...row }) => ({ provider: name, ...row })),
        by_user: rowsOf('user').map(({ name, ...row }) => ({ user: name, ...row })),
        by_tenant: rowsOf('tenant').map(({ name, ...row }) => ({ tenant: name, ...row })),
        by_status: rowsOf('status').map(({ name, ...row }) => ({ status: name, ...row })),
      };
    },
  });
}

function rangeOf(query: z.infer<typeof QUERY>, at: number, timeZone: string): TimeRange {
  if (query.period === 'lifetime') return LIFETIME;
  if (query.period !== undefined) return calendarPeriod(query.period === 'today' ? 'daily' : 'monthly', at, timeZone);
  return lastDays(query.days ?? DEFAULT_DAYS, at);
}

function toRow(dimension: Dimension, group: UsageGroup): StatsRow & { readonly name: string } {
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

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
