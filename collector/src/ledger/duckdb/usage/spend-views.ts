import { keyOf } from '../rollups/key-of.ts';
import type { Dimension, Spend, UsageQuery } from '../../views.ts';
import { COLUMNS } from '../columns.ts';
import { conditionsOf, rollupFor, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readUsd, readWhole, type Row } from '../read-row.ts';
import { usageSource } from './usage-source.ts';

/** What is read of the rows of a usage source for a {@link Spend}. */
export const SPEND_SUMS: string = `sum(cost_usd) AS cost, sum(requests) AS requests,
  sum(requests) FILTER (basis = 'unpriced') AS unpriced_requests, sum(tokens) FILTER (basis = 'unpriced') AS unpriced_tokens`;

interface Asked {
  readonly usage: UsageQuery;
  /** Its place among the answers. */
  readonly place: number;
}

/**
 * One answer for each query. Those of one range are answered from one look at its calls, put together by what their scopes
 * name: a hundred budgets of this month cost little more than one.
 */
export async function spendOf(query: Query, queries: readonly UsageQuery[]): Promise<readonly Spend[]> {
  if (queries.length === 0) return [];
  const values = new Values();
  const asked = queries.map((usage, place) => ({ usage, place }));
  const together = [...Map.groupBy(asked, lookOf).values()];
  const looks = together.map((each, index) => (each.length === 1 ? [] : [`look${index} AS MATERIALIZED (${lookAt(each, values)})`])).flat();
  const selects = together.flatMap((each, index) =>
    each.map(({ usage, place }) => {
      const source = each.length === 1 ? `(${usageSource(usage, values)})` : `look${index}`;
      const conditions = each.length === 1 ? [] : conditionsOf(usage.scope, values);
      return `SELECT ${place} AS place, ${SPEND_SUMS} FROM ${source}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
    }),
  );
  const sql = `${looks.length === 0 ? '' : `WITH ${looks.join(', ')} `}${selects.join(' UNION ALL ')} ORDER BY place`;
  return (await query(sql, values.list)).map(readSpend);
}

/** The spend of a row with {@link SPEND_SUMS}. */
export function readSpend(row: Row): Spend {
  return {
    cost: readUsd(row, 'cost') ?? 0n,
    requests: readNumber(row, 'requests'),
    unpricedRequests: readWhole(row, 'unpriced_requests'),
    unpricedTokens: readWhole(row, 'unpriced_tokens'),
  };
}

/** Queries with the same one are answered together: those of one range that one rollup answers by what they name. Others are by themselves. */
function lookOf({ usage: { range, scope }, place }: Asked): string {
  const { without, unpriced, none, ...names } = scope;
  const rollup = [without, unpriced, none].every((each) => each === undefined) ? rollupFor(names) : undefined;
  return keyOf(String(range.from), String(range.to), rollup?.table ?? String(place));
}

/** The calls of a range, one row for each combination of what the scopes name and basis. */
function lookAt(asked: readonly Asked[], values: Values): string {
  const [first] = asked;
  if (first === undefined) return '';
  const named = [...new Set(asked.flatMap(({ usage }) => Object.keys(usage.scope) as Dimension[]))];
  const users = [...new Set(asked.flatMap(({ usage }) => usage.scope.user ?? []))];
  const source = usageSource({ ...first.usage, scope: {} }, values, named);
  const ofUsers = users.length === 0 ? '' : ` WHERE user_id IN (${users.map((user) => values.add(user)).join(', ')})`;
  const columns = [...named.map((name) => COLUMNS[name]), 'basis'].join(', ');
  return `SELECT ${columns}, sum(cost_usd) AS cost_usd, sum(requests) AS requests, sum(tokens) AS tokens FROM (${source})${ofUsers} GROUP BY ${columns}`;
}
