import type { UnpricedReason } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { PriceUse } from '../views.ts';
import { readMs, readNumber, readOptional, readText, readUsd, type Row } from './read-row.ts';

const ALL_TOKENS = TOKEN_TYPES.map((type) => `tokens_${type}`).join(' + ');

/**
 * One row for each provider, model and price of the calls between the times $1 and $2, each call once and by the price that
 * it has after all its entries. @param priced Which entries say how a call is priced.
 */
export function priceUsageQuery(priced: string, limit: number): string {
  return `
    WITH calls AS (
      SELECT arg_max(provider, seq) AS provider, arg_max(model, seq) AS model, arg_max(price_id, seq) FILTER (${priced}) AS price_id,
        sum(cost_usd) AS net, sum(${ALL_TOKENS}) AS tokens, arg_max(unpriced_reason, seq) FILTER (unpriced_reason IS NOT NULL) AS reason,
        max(called_at) AS called_at
      FROM entries WHERE called_at >= $1 AND called_at < $2 GROUP BY call_id)
    SELECT provider, model, price_id, count(*) AS calls, sum(net) AS cost,
      count(*) FILTER (net IS NULL) AS unpriced_calls, sum(tokens) FILTER (net IS NULL) AS unpriced_tokens,
      string_agg(DISTINCT reason, ',' ORDER BY reason) FILTER (net IS NULL) AS reasons, max(called_at) AS last_called_at
    FROM calls GROUP BY provider, model, price_id
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
