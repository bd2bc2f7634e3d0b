import type { UnpricedReason } from '@spancost/conventions';
import type { PriceUse, UsageQuery } from '../views.ts';
import type { Values } from './conditions.ts';
import { readMs, readNumber, readOptional, readText, readUsd, type Row } from './read-row.ts';
import { callsOfRows } from './usage/calls-of-rows.ts';

/**
 * One row for each provider, model and price of the calls of a query, each call once and by the price that it has after all
 * its entries.
 */
export function priceUsageQuery(usage: UsageQuery, limit: number, values: Values): string {
  return `
    SELECT provider, model, price_id, count(*) AS calls, sum(cost_usd) AS cost,
      count(*) FILTER (cost_usd IS NULL) AS unpriced_calls, sum(tokens) FILTER (cost_usd IS NULL) AS unpriced_tokens,
      string_agg(DISTINCT unpriced_reason, ',' ORDER BY unpriced_reason) FILTER (cost_usd IS NULL) AS reasons, max(called_at) AS last_called_at
    FROM (${callsOfRows(usage, values)}) GROUP BY provider, model, price_id
    ORDER BY cost DESC NULLS LAST, unpriced_tokens DESC NULLS LAST, calls DESC, provider, model, price_id LIMIT ${limit}`;
}

/** What a price was used for, of a row of the query above. */
export function readPriceUse(row: Row): PriceUse {
  const optional = readOptional(row);
  const { reasons } = optional('reasons', 'reasons');
  return {
    provider: readText(row, 'provider'),
    ...optional('model', 'model'),
    ...optional('priceId', 'price_id'),
    calls: readNumber(row, 'calls'),
    cost: readUsd(row, 'cost') ?? 0n,
    unpricedCalls: readNumber(row, 'unpriced_calls'),
    unpricedTokens: readNumber(row, 'unpriced_tokens'),
    // Written from the closed set of reasons.
    reasons: reasons === undefined ? [] : (reasons.split(',') as UnpricedReason[]),
    lastCalledAt: readMs(row, 'last_called_at'),
  };
}
