import type { Spend, UsageQuery } from '../../views.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readUsd, readWhole, type Row } from '../read-row.ts';
import { usageSource } from './usage-source.ts';

/** What is read of the rows of a usage source for a {@link Spend}. */
export const SPEND_SUMS: string = `sum(cost_usd) AS cost, sum(requests) AS requests,
  sum(requests) FILTER (basis = 'unpriced') AS unpriced_requests, sum(tokens) FILTER (basis = 'unpriced') AS unpriced_tokens`;

export async function spendOf(query: Query, queries: readonly UsageQuery[]): Promise<readonly Spend[]> {
  if (queries.length === 0) return [];
  const values = new Values();
  const selects = queries.map((usage, index) => `SELECT ${index} AS query, ${SPEND_SUMS} FROM (${usageSource(usage, values)})`);
  return (await query(`${selects.join(' UNION ALL ')} ORDER BY query`, values.list)).map(readSpend);
}

export function readSpend(row: Row): Spend {
  return {
    cost: readUsd(row, 'cost') ?? 0n,
    requests: readNumber(row, 'requests'),
    unpricedRequests: readWhole(row, 'unpriced_requests'),
    unpricedTokens: readWhole(row, 'unpriced_tokens'),
  };
}
