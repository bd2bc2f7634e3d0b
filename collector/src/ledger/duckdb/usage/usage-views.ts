import { COLUMNS, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readUsd } from '../read-row.ts';
import type { Dimension, Spend, TopGroups, UsageGroup, UsageQuery, UsageTotals } from '../../views.ts';
import { usageSource } from './usage-source.ts';
import { groupSums, readGroup, readTopGroups, readTotals, SUMS_OF_GROUPS, totalSums } from './usage-sums.ts';

export const GREATEST_FIRST: string = 'ORDER BY cost DESC NULLS LAST, requests DESC, value';

export async function totalsOf(query: Query, usage: UsageQuery): Promise<UsageTotals> {
  const values = new Values();
  const [row = {}] = await query(totalSums(usageSource(usage, values)), values.list);
  return readTotals(row);
}

export async function groupsOf(query: Query, usage: UsageQuery, dimension: Dimension): Promise<readonly UsageGroup[]> {
  const values = new Values();
  return (await query(`${groups(usage, dimension, values)} ${GREATEST_FIRST}`, values.list)).map(readGroup);
}

export async function topGroupsOf(query: Query, usage: UsageQuery, dimension: Dimension, limit: number): Promise<TopGroups> {
  const values = new Values();
  const rows = await query(
    `WITH ranked AS (SELECT *, row_number() OVER (${GREATEST_FIRST}) AS place FROM (${groups(usage, dimension, values)}))
    SELECT * FROM ranked WHERE place <= ${limit} OR value IS NULL
    UNION ALL SELECT NULL, ${SUMS_OF_GROUPS}, NULL FROM ranked WHERE place > ${limit} AND value IS NOT NULL HAVING count(*) > 0 ORDER BY place NULLS LAST`,
    values.list,
  );
  return readTopGroups(rows);
}

export async function spendOf(query: Query, queries: readonly UsageQuery[]): Promise<readonly Spend[]> {
  if (queries.length === 0) return [];
  const values = new Values();
  const selects = queries.map(
    (usage, index) => `SELECT ${index} AS query, sum(cost_usd) AS cost, sum(requests) AS requests FROM (${usageSource(usage, values)})`,
  );
  const rows = await query(`${selects.join(' UNION ALL ')} ORDER BY query`, values.list);
  return rows.map((row) => ({ cost: readUsd(row, 'cost') ?? 0n, requests: readNumber(row, 'requests') }));
}

function groups(usage: UsageQuery, dimension: Dimension, values: Values): string {
  return groupSums(COLUMNS[dimension], usageSource(usage, values, dimension));
}
