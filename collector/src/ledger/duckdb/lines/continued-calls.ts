import { TOKEN_TYPES } from '@spancost/prices';
import type { UsageQuery } from '../../views.ts';
import { calledIn, conditionsOf, partsOf, type Values } from '../conditions.ts';
import { PRICED } from '../usage/calls-of-rows.ts';

/** Where calls with more than one entry are put together, once for all lines; the table is the connection's own. */
export const CONTINUED = 'continued';

/** What a later report may know more of. */
const LATEST: readonly string[] = ['model', 'request_model', 'response_id', 'error_type', 'error_message', 'service_tier', 'geography'];

const TOKENS: readonly string[] = [...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`);

/** What the entry says that priced a call, all of it or none. */
const OF_PRICE: readonly string[] = ['basis', 'price_id', 'unpriced_reason', 'book_cost_usd'];

/** An entry that knows what the call was: not one that an operator set the cost by. */
const KNOWS = "(kind <> 'correction' OR rerating IS NOT NULL)";

/** Columns of {@link CONTINUED} that stand for those of the charge. */
export const CONTINUED_COLUMNS: readonly string[] = [...LATEST, ...TOKENS, ...OF_PRICE, 'usage', 'cost_usd'];

/**
 * One row for each call of a query that has more than one entry, as it is after all of them (`../../call-state.ts`); `charge_no` is the
 * number of its charge. Most calls have one entry and are not in it.
 */
export function continuedCalls({ range, scope }: UsageQuery, values: Values): string {
  const entries = `FROM entries WHERE ${[calledIn(range, values), ...conditionsOf(partsOf(scope).ofEntries, values)].join(' AND ')}`;
  const price = `struct_pack(${OF_PRICE.map((column) => `${column} := ${column}`).join(', ')})`;
  return `SELECT * EXCLUDE (price, charged), price.price_id, price.unpriced_reason, price.book_cost_usd,
      CASE WHEN cost_usd IS NULL THEN 'unpriced' WHEN charged = 0 THEN 'reported' ELSE price.basis END AS basis
    FROM (SELECT call_id, min(entry_no) AS charge_no, count(*) AS entries,
      ${LATEST.map((column) => `arg_max(${column}, seq) AS ${column}`).join(', ')}, arg_max(usage, seq) FILTER (${KNOWS}) AS usage,
      ${TOKENS.map((column) => `sum(${column})::BIGINT AS ${column}`).join(', ')}, sum(cost_usd) AS cost_usd,
      coalesce(arg_max(${price}, seq) FILTER (${PRICED}), arg_max(${price}, seq) FILTER (${KNOWS})) AS price,
      count(*) FILTER (${PRICED}) AS charged
    ${entries} AND call_id IN (SELECT call_id ${entries} AND seq > 0) GROUP BY call_id)`;
}
