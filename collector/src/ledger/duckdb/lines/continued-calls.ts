import { TOKEN_TYPES } from '@spancost/prices';
import type { UsageQuery } from '../../views.ts';
import { calledIn, conditionsOf, partsOf, type Values } from '../conditions.ts';
import { PRICED } from '../usage/calls-of-rows.ts';

/** Where calls with more than one entry are put together, once for all lines; the table is the connection's own. */
export const CONTINUED = 'continued';

const LATEST: readonly string[] = ['model', 'request_model', 'response_id', 'error_type', 'error_message', 'service_tier', 'geography'];

/** Columns of {@link CONTINUED} that stand for those of the charge. */
export const CONTINUED_COLUMNS: readonly string[] = [
  ...LATEST,
  'usage',
  ...[...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`),
  'cost_usd',
  'basis',
  'price_id',
  'unpriced_reason',
  'book_cost_usd',
];

/**
 * One row for each call of a query that has more than one entry, as it is after all of them: `charge_no` is the number of its charge,
 * `money_basis` how its cost is known, `basis` the one of the entry that priced it. Most calls have one entry and are not in it.
 */
export function continuedCalls({ range, scope }: UsageQuery, values: Values): string {
  const entries = `FROM entries WHERE ${[calledIn(range, values), ...conditionsOf(partsOf(scope).ofEntries, values)].join(' AND ')}`;
  const priced = (column: string): string => `coalesce(arg_max(${column}, seq) FILTER (${PRICED}), any_value(${column}) FILTER (seq = 0))`;
  return `SELECT call_id, min(entry_no) AS charge_no, count(*) AS entries,
      ${LATEST.map((column) => `arg_max(${column}, seq) AS ${column}`).join(', ')}, arg_max(usage, seq) FILTER (${BY_REPORT}) AS usage,
      ${[...TOKEN_TYPES, 'reasoning'].map((type) => `sum(tokens_${type})::BIGINT AS tokens_${type}`).join(', ')},
      sum(cost_usd) AS cost_usd, ${priced('basis')} AS basis, ${priced('price_id')} AS price_id,
      CASE WHEN count(*) FILTER (${PRICED}) = 0 THEN arg_max(unpriced_reason, seq) END AS unpriced_reason,
      arg_max(book_cost_usd, seq) AS book_cost_usd,
      CASE WHEN sum(cost_usd) IS NULL THEN 'unpriced' ELSE coalesce(arg_max(basis, seq) FILTER (${PRICED}), 'reported') END AS money_basis
    ${entries} AND call_id IN (SELECT call_id ${entries} AND seq > 0) GROUP BY call_id`;
}

/** Entries that somebody reported: a correction repeats what was known of the usage. */
const BY_REPORT = "kind <> 'correction'";
