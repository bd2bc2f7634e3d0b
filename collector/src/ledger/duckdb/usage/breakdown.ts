import type { Dimension, TopGroups, UsageQuery } from '../../views.ts';
import { COLUMNS, rollupFor, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber } from '../read-row.ts';
import { usageSource } from './usage-source.ts';
import { groupSumsOfEach, readTopGroups, SUMS_OF_GROUPS } from './usage-sums.ts';
import { GREATEST_FIRST, topGroupsOf } from './usage-views.ts';

/** The greatest groups of each dimension, those of all that one table knows from one look at it. */
export async function breakdownOf(
  query: Query,
  usage: UsageQuery,
  dimensions: readonly Dimension[],
  limit: number,
): Promise<ReadonlyMap<Dimension, TopGroups>> {
  const others = dimensions.filter((dimension) => dimension !== 'user');
  const found = new Map<Dimension, TopGroups>();
  for (const together of [others.filter(isKept), others.filter((dimension) => !isKept(dimension))])
    for (const [dimension, groups] of await ofEach(query, usage, together, limit)) found.set(dimension, groups);
  if (dimensions.includes('user')) found.set('user', await topGroupsOf(query, usage, 'user', limit));
  return found;
}

function isKept(dimension: Dimension): boolean {
  return rollupFor({}, [dimension]) !== undefined;
}

async function ofEach(
  query: Query,
  usage: UsageQuery,
  dimensions: readonly Dimension[],
  limit: number,
): Promise<readonly (readonly [Dimension, TopGroups])[]> {
  if (dimensions.length === 0) return [];
  const values = new Values();
  const columns = dimensions.map((dimension) => COLUMNS[dimension]);
  const rows = await query(
    `WITH ranked AS (SELECT *, 1 AS groups, row_number() OVER (PARTITION BY grouping ${GREATEST_FIRST}) AS place
      FROM (${groupSumsOfEach(columns, usageSource(usage, values, dimensions))}))
    SELECT * FROM ranked WHERE place <= ${limit} OR value IS NULL
    UNION ALL SELECT grouping, NULL, ${SUMS_OF_GROUPS}, count(*), NULL FROM ranked WHERE place > ${limit} AND value IS NOT NULL GROUP BY grouping
    ORDER BY grouping, place NULLS LAST`,
    values.list,
  );
  return dimensions.map((dimension, place) => [dimension, readTopGroups(rows.filter((row) => readNumber(row, 'grouping') === place))]);
}
