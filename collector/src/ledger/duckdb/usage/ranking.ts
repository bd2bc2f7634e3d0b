import type { GroupOrder, Ranking, RankingQuery } from '../../call-sums.ts';
import type { UsageQuery } from '../../views.ts';
import { COLUMNS } from '../columns.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptionalText } from '../read-row.ts';
import { CALL_SUMS, callSumsAs, leftOfCallSums, readCallSums, SUMS_OF_CALL_SUMS } from './call-sums.ts';
import { usageSource } from './usage-source.ts';

const ORDERS: Readonly<Record<Exclude<GroupOrder, 'name'>, string>> = {
  '-cost': 'cost DESC',
  cost: 'cost',
  '-requests': 'requests DESC',
  requests: 'requests',
  '-tokens': 'tokens DESC',
  tokens: 'tokens',
  '-errors': 'requests - successes DESC',
  '-unpriced': 'unpriced_requests DESC',
};

/** Groups by one or two dimensions with the range before beside them, ranked and cut off in the database. */
export async function rankingOf(query: Query, asked: RankingQuery): Promise<Ranking> {
  const { usage, dimensions, order, limit, before } = asked;
  const values = new Values();
  const names = dimensions.map((_, place) => `value${place}`);
  const by = [...(order === 'name' ? [] : [ORDERS[order]]), ...names.map((name) => `${name} NULLS LAST`)].join(', ');
  const grouped = (of: UsageQuery): string =>
    `SELECT ${dimensions.map((dimension, place) => `${COLUMNS[dimension]} AS value${place}`).join(', ')}, ${CALL_SUMS}
      FROM (${usageSource(of, values, dimensions)}) GROUP BY ${names.join(', ')} HAVING sum(requests) <> 0`;
  const isSame = names.map((name) => `ranked.${name} IS NOT DISTINCT FROM earlier.${name}`).join(' AND ');
  const none = names.map((name) => `NULL AS ${name}`).join(', ');
  const rows = await query(
    `WITH now AS MATERIALIZED (${grouped(usage)}),
      earlier AS MATERIALIZED (${before === undefined ? 'SELECT * FROM now WHERE false' : grouped({ ...usage, range: before })}),
      ranked AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY ${by}) AS place FROM (SELECT * FROM now ORDER BY ${by} LIMIT ${limit})),
      total AS (SELECT ${SUMS_OF_CALL_SUMS}, count(*) AS groups FROM now),
      total_before AS (SELECT ${SUMS_OF_CALL_SUMS} FROM earlier),
      told AS (SELECT ${SUMS_OF_CALL_SUMS}, count(*) AS groups FROM ranked),
      rest AS (SELECT ${leftOfCallSums('total', 'told')}, total.groups - told.groups AS groups FROM total, told)
    SELECT 'total' AS part, 0 AS place, groups, ${none}, ${callSumsAs('total', '')}, ${callSumsAs('total_before', 'before_')} FROM total, total_before
    UNION ALL
    SELECT 'group', place, 1, ${names.map((name) => `ranked.${name}`).join(', ')}, ${callSumsAs('ranked', '')}, ${callSumsAs('earlier', 'before_')}
      FROM ranked LEFT JOIN earlier ON ${isSame}
    UNION ALL
    SELECT 'rest', ${limit} + 1, groups, ${none}, ${callSumsAs('rest', '')}, ${callSumsAs('rest', 'before_')} FROM rest WHERE groups > 0
    ORDER BY place`,
    values.list,
  );
  const [total = {}] = rows;
  const rest = rows.find((row) => row['part'] === 'rest');
  return {
    total: readCallSums(total),
    totalBefore: before === undefined ? undefined : readCallSums(total, 'before_'),
    groups: rows
      .filter((row) => row['part'] === 'group')
      .map((row) => ({
        values: names.map((name) => readOptionalText(row, name)),
        sums: readCallSums(row),
        before: before === undefined ? undefined : readCallSums(row, 'before_'),
      })),
    ...(rest === undefined ? {} : { rest: { groups: readNumber(rest, 'groups'), sums: readCallSums(rest) } }),
  };
}
