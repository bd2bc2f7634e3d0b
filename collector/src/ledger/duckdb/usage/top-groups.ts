import type { Dimension, TopGroups, UsageGroup, UsageQuery } from '../../views.ts';
import { COLUMNS } from '../columns.ts';
import { rollupFor, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptionalText, type Row } from '../read-row.ts';
import { CALL_SUMS, readCallSums, SUMS_OF_CALL_SUMS } from './call-sums.ts';
import { usageSource } from './usage-source.ts';

/** The values of a dimension that cost most, the calls that do not say, and the sum of the rest. */
export async function topGroupsOf(query: Query, usage: UsageQuery, dimension: Dimension, limit: number): Promise<TopGroups> {
  return (await breakdownOf(query, usage, [dimension], limit)).get(dimension) ?? { groups: [] };
}

/** As {@link topGroupsOf} of each dimension: those that one table knows from one look at it. */
export async function breakdownOf(
  query: Query,
  usage: UsageQuery,
  dimensions: readonly Dimension[],
  limit: number,
): Promise<ReadonlyMap<Dimension, TopGroups>> {
  const found = new Map<Dimension, TopGroups>();
  for (const together of Map.groupBy(dimensions, (dimension) => rollupFor(usage.scope, [dimension])?.table).values())
    for (const [dimension, groups] of await inOneLook(query, usage, together, limit)) found.set(dimension, groups);
  return found;
}

/** Calls are put together by all of the dimensions first, and what comes of that by each of them. */
async function inOneLook(
  query: Query,
  usage: UsageQuery,
  dimensions: readonly Dimension[],
  limit: number,
): Promise<readonly (readonly [Dimension, TopGroups])[]> {
  const values = new Values();
  const columns = dimensions.map((dimension) => COLUMNS[dimension]).join(', ');
  const ranked = dimensions.map(
    (dimension, place) => `SELECT ${place} AS dimension, *, row_number() OVER (ORDER BY cost DESC, requests DESC, value) AS place
      FROM (SELECT ${COLUMNS[dimension]} AS value, ${SUMS_OF_CALL_SUMS} FROM parts GROUP BY value HAVING sum(requests) <> 0)`,
  );
  const rows = await query(
    `WITH parts AS MATERIALIZED (SELECT ${columns}, ${CALL_SUMS} FROM (${usageSource(usage, values, dimensions)}) GROUP BY ${columns}),
      ranked AS MATERIALIZED (${ranked.join(' UNION ALL ')})
    SELECT dimension, value, place, 1 AS groups, * EXCLUDE (dimension, value, place) FROM ranked WHERE place <= ${limit} OR value IS NULL
    UNION ALL SELECT dimension, NULL, NULL, count(*), ${SUMS_OF_CALL_SUMS} FROM ranked WHERE place > ${limit} AND value IS NOT NULL GROUP BY dimension
    ORDER BY dimension, place NULLS LAST`,
    values.list,
  );
  const byDimension = Map.groupBy(rows, (row) => readNumber(row, 'dimension'));
  return dimensions.map((dimension, place) => [dimension, readTopGroups(byDimension.get(place) ?? [])]);
}

/** @param rows The groups in order, and behind them, without a place, the sum of the rest. */
function readTopGroups(rows: readonly Row[]): TopGroups {
  const last = rows.at(-1);
  if (last === undefined || last['place'] !== null) return { groups: rows.map(readGroup) };
  return { groups: rows.slice(0, -1).map(readGroup), rest: { ...readCallSums(last), groups: readNumber(last, 'groups') } };
}

function readGroup(row: Row): UsageGroup {
  const value = readOptionalText(row, 'value');
  return { ...(value === undefined ? {} : { value }), ...readCallSums(row) };
}
