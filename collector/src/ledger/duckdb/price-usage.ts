import type { UnpricedReason } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { PriceUse, UsageQuery } from '../views.ts';
import { calledIn, conditionsOf, type Values } from './conditions.ts';
import { readMs, readNumber, readOptional, readText, readUsd, type Row } from './read-row.ts';
import { PRICED } from './usage/calls-of-rows.ts';

const ALL_TOKENS = TOKEN_TYPES.map((type) => `tokens_${type}`).join(' + ');

/**
 * One row for each provider, model and price of the calls of a query, each call once and by the price that it has after all
 * its entries.
 */
export function priceUsageQuery({ range, scope }: UsageQuery, limit: number, values: Values): string {
  const { model, ...fixed } = scope;
  const entries = `FROM entries WHERE ${[calledIn(range, values), ...conditionsOf(fixed, values)].join(' AND ')}`;
  const ofModel = model === undefined ? '' : `WHERE model = ${values.add(model)}`;
  const continued = `call_id IN (SELECT call_id ${entries} AND seq > 0)`;
  return `
    WITH calls AS (
      SELECT provider, model, CASE WHEN cost_usd IS NOT NULL THEN price_id END AS price_id, cost_usd AS net, ${ALL_TOKENS} AS tokens,
        unpriced_reason AS reason, called_at
      ${entries} AND seq = 0 AND NOT ${continued}
      UNION ALL
      SELECT arg_max(provider, seq), arg_max(model, seq), arg_max(price_id, seq) FILTER (${PRICED}), sum(cost_usd), sum(${ALL_TOKENS}),
        arg_max(unpriced_reason, seq) FILTER (unpriced_reason IS NOT NULL), max(called_at)
      ${entries} AND ${continued} GROUP BY call_id)
    SELECT provider, model, price_id, count(*) AS calls, sum(net) AS cost,
      count(*) FILTER (net IS NULL) AS unpriced_calls, sum(tokens) FILTER (net IS NULL) AS unpriced_tokens,
      string_agg(DISTINCT reason, ',' ORDER BY reason) FILTER (net IS NULL) AS reasons, max(called_at) AS last_called_at
    FROM calls ${ofModel} GROUP BY provider, model, price_id
    ORDER BY cost DESC NULLS LAST, unpriced_tokens DESC NULLS LAST, calls DESC, provider, model, price_id LIMIT ${limit}`;
}

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
