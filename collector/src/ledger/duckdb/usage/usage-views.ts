import { COLUMNS, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import type { Dimension, TopGroups, UsageGroup, UsageQuery, UsageTotals } from '../../views.ts';
import { usageSource } from './usage-source.ts';
import { groupSums, readGroup, readTopGroups, readTotals, SUMS_OF_GROUPS, totalSums } from './usage-sums.ts';

export const GREATEST_FIRST: string = 'ORDER BY cost DESC NULLS LAST, requests DESC, value';

/** What the calls of a query add up to. */
export async function totalsOf(query: Query, usage: UsageQuery): Promise<UsageTotals> {
  const values = new Values();
  const [row = {}] = await query(totalSums(usageSource(usage, values)), values.list);
  return readTotals(row);
}

/** Sums by each value of a dimension, greatest cost first. */
export async function groupsOf(query: Query, usage: UsageQuery, dimension: Dimension): Promise<readonly UsageGroup[]> {
  const values = new Values();
  return (await query(`${groups(usage, dimension, values)} ${GREATEST_FIRST}`, values.list)).map(readGroup);
}

/** The values of a dimension that cost most, and the sum of the rest. */
export async function topGroupsOf(query: Query, usage: UsageQuery, dimension: Dimension, limit: number): Promise<TopGroups> {
  const values = new Values();
  const rows = await query(
    `WITH ranked AS (SELECT *, 1 AS groups, row_number() OVER (${GREATEST_FIRST}) AS place FROM (${groups(usage, dimension, values)}))
    SELECT * FROM ranked WHERE place <= ${limit} OR value IS NULL
    UNION ALL SELECT NULL, ${SUMS_OF_GROUPS}, count(*), NULL FROM ranked WHERE place > ${limit} AND value IS NOT NULL HAVING count(*) > 0 ORDER BY place NULLS LAST`,
    values.list,
  );
  return readTopGroups(rows);
}

function groups(usage: UsageQuery, dimension: Dimension, values: Values): string {
  return groupSums(COLUMNS[dimension], usageSource(usage, values, [dimension]));
}
