import { TOKEN_TYPES } from '@spancost/prices';
import type { TimeRange, UsageQuery } from '../../views.ts';
import { calledIn, conditionsOf, partsOf, type Values } from '../conditions.ts';

/** The entries that say how a call is priced. */
export const PRICED: string = "(kind <> 'correction' OR rerating IS NOT NULL) AND cost_usd IS NOT NULL";

/** What is the same in all entries of a call. */
const FIXED: readonly string[] = [
  'called_at',
  'tenant',
  'user_id',
  'feature',
  'service',
  'environment',
  'provider',
  'request_model',
  'operation',
  'status',
  'session_id',
  'task',
  'object',
  'error_type',
  'error_message',
];

/** A column of entries, and what it is of a call that has several. */
export interface FurtherColumn {
  readonly name: string;
  readonly ofAll: string;
}

const TOKEN_COLUMNS: readonly string[] = [...TOKEN_TYPES, 'reasoning'].map((type) => `tokens_${type}`);

const ALL_TOKENS = TOKEN_TYPES.map((type) => `tokens_${type}`).join(' + ');

/**
 * Durations are summed as whole microseconds, so that the order of summing does not matter. Of one call, as tokens, they fit into 64 bits,
 * which take a quarter less time to sum than 128.
 */
const DURATION = '(duration IS NOT NULL)::BIGINT AS durations, coalesce(round(duration * 1e6)::BIGINT, 0) AS duration_us';

/** So many ranges are looked at one by one: the database passes over what lies between two looks, not between two ranges of one. */
const MOST_LOOKS = 20;

/**
 * One row for each call of a query, as it is after all its entries: what it is grouped and filtered by, the basis of its
 * money, its price, and its sums. Most calls have one entry, so that only the others are put together: those that were made when one
 * with several was, as moments are compared in a third of the time that ids take. Columns that nobody asks for cost nothing: the database
 * leaves them out.
 *
 * @param ranges Only calls of these parts of the range, which are in order and share nothing.
 * @param further Columns of entries besides those that others are asked for.
 */
export function callsOfRows(
  { range, scope }: UsageQuery,
  values: Values,
  ranges: readonly TimeRange[] = [range],
  further: readonly FurtherColumn[] = [],
): string {
  if (ranges.length > 1 && ranges.length <= MOST_LOOKS)
    return ranges.map((each) => callsOfRows({ range, scope }, values, [each], further)).join(' UNION ALL ');
  const { ofEntries, ofCalls } = partsOf(scope);
  const entries = `FROM entries WHERE ${[calledInAny(ranges, values), ...conditionsOf(ofEntries, values)].join(' AND ')}`;
  const whole = conditionsOf(ofCalls, values);
  const continued = `called_at IN (SELECT called_at ${entries} AND seq > 0)`;
  return `SELECT * FROM (
    SELECT call_id, ${[...FIXED, ...further.map(({ name }) => name)].join(', ')}, model, CASE WHEN cost_usd IS NULL THEN 'unpriced' ELSE basis END AS basis,
      CASE WHEN cost_usd IS NOT NULL THEN price_id END AS price_id, unpriced_reason, 1 AS requests,
      ${ALL_TOKENS} AS tokens, ${TOKEN_COLUMNS.join(', ')}, cost_usd, ${DURATION}
    ${entries} AND seq = 0 AND NOT ${continued}
    UNION ALL
    SELECT call_id, ${[...FIXED.map((column) => `any_value(${column})`), ...further.map(({ ofAll }) => ofAll)].join(', ')}, arg_max(model, seq),
      CASE WHEN sum(cost_usd) IS NULL THEN 'unpriced' ELSE coalesce(arg_max(basis, seq) FILTER (${PRICED}), 'reported') END,
      arg_max(price_id, seq) FILTER (${PRICED}), arg_max(unpriced_reason, seq) FILTER (unpriced_reason IS NOT NULL), 1,
      sum(${ALL_TOKENS})::BIGINT, ${TOKEN_COLUMNS.map((column) => `sum(${column})::BIGINT`).join(', ')}, sum(cost_usd), ${DURATION.replaceAll(/duration(?= )/g, 'any_value(duration)')}
    ${entries} AND ${continued} GROUP BY call_id)${whole.length === 0 ? '' : ` WHERE ${whole.join(' AND ')}`}`;
}

/** Of several ranges also that it is between the ends of them, so that the rest of the ledger is passed over. */
function calledInAny(ranges: readonly TimeRange[], values: Values): string {
  const any = ranges.map((range) => `(${calledIn(range, values)})`).join(' OR ');
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return 'false';
  return ranges.length === 1 ? any : `${calledIn({ from: first.from, to: last.to }, values)} AND (${any})`;
}
