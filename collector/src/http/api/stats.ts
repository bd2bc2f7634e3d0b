import type { FastifyInstance } from 'fastify';
import { LABEL_OTHER, LABEL_UNATTRIBUTED, LABEL_UNKNOWN } from '@spancost/conventions';
import { METERS, type MeterQuantities } from '@spancost/prices';
import { z } from 'zod';
import { formatUsd } from '../../ledger/money.ts';
import { DIMENSIONS, type Dimension, type LedgerViews, type UsageGroup } from '../../ledger/views.ts';
import { readInput } from './read-query.ts';

export interface StatsOptions {
  readonly ledger: LedgerViews;
  /** Display name by feature id. */
  readonly features: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const DAY_MS = 86_400_000;

/** Rows of one grouping; the rest is summed up in one more row. */
const MAX_ROWS = 1000;

const QUERY = z.strictObject({
  days: z
    .string()
    .regex(/^\d{1,4}$/, 'a whole number of days from 1 to 3660')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3660, 'a whole number of days from 1 to 3660')
    .default(30),
});

/** `GET /api/v1/stats?days=30`: what was used and spent up to now; money as decimal strings, exact. */
export async function statsRoute(app: FastifyInstance, { ledger, features, now }: StatsOptions): Promise<void> {
  app.get('/api/v1/stats', async (request) => {
    const { days } = readInput(QUERY, request.query);
    const at = now();
    // Up to and with this moment, and with calls that a sender's clock puts a little after it.
    const range = { from: at - days * DAY_MS, to: at + DAY_MS };
    const totals = await ledger.totals(range);
    const groups: Record<string, unknown> = {};
    for (const dimension of DIMENSIONS)
      groups[`by_${dimension}`] = fold(await ledger.groups(range, dimension)).map((group) => toJson(dimension, group, features));
    return {
      from: new Date(range.from).toISOString(),
      to: new Date(at).toISOString(),
      total_requests: totals.requests,
      total_tokens: tokensToJson(totals.tokens, totals.reasoningTokens),
      cost_usd: formatUsd(totals.cost),
      unpriced_requests: totals.unpricedRequests,
      success_rate_percent: totals.requests === 0 ? null : round((totals.successes / totals.requests) * 100, 2),
      average_response_time_ms: totals.meanDuration === undefined ? null : round(totals.meanDuration * 1000, 3),
      ...groups,
    };
  });
}

/** Tokens by meter and in all; reasoning is part of the output. */
export function tokensToJson(tokens: MeterQuantities, reasoning: number): Record<string, number> {
  return { ...tokens, reasoning, total: METERS.reduce((sum, meter) => sum + tokens[meter], 0) };
}

function toJson(
  dimension: Dimension,
  { value, requests, tokens, cost }: UsageGroup,
  features: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const name = value ?? (dimension === 'feature' ? LABEL_UNATTRIBUTED : LABEL_UNKNOWN);
  return {
    [dimension]: name,
    ...(dimension === 'feature' ? { display_name: Object.hasOwn(features, name) ? features[name] : name } : {}),
    requests,
    tokens,
    cost_usd: formatUsd(cost),
  };
}

/** The first rows, and all further ones summed up in one, so that the rows still sum to the total. */
function fold(rows: readonly UsageGroup[]): readonly UsageGroup[] {
  const rest = rows.slice(MAX_ROWS);
  if (rest.length === 0) return rows;
  const other = rest.reduce((sum, row) => ({
    requests: sum.requests + row.requests,
    tokens: sum.tokens + row.tokens,
    cost: sum.cost + row.cost,
  }));
  return [...rows.slice(0, MAX_ROWS), { ...other, value: LABEL_OTHER }];
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
