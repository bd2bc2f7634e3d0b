import type { MarginOrder, Margins, MarginsQuery, MarginSums } from '../../business/business-views.ts';
import { COLUMNS } from '../columns.ts';
import { conditionsOf, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptionalText, readUsd, type Row } from '../read-row.ts';
import { usageSource } from '../usage/usage-source.ts';
import { countedParts } from './counted-parts.ts';

const ORDERS: Readonly<Record<MarginOrder, string>> = {
  margin: 'margin ASC',
  '-margin': 'margin DESC',
  '-cost': 'cost DESC',
  '-revenue': 'revenue DESC',
};

/** Joins revenue and cost in the database, so that a hundred thousand customers are never brought here. */
export async function marginsOf(query: Query, { range, revenue, scope, by, order, limit }: MarginsQuery): Promise<Margins> {
  const values = new Values();
  const column = COLUMNS[by];
  const within = conditionsOf(scope, values);
  const rows = await query(
    `WITH parts AS MATERIALIZED (${countedParts('revenue', revenue, values)}),
    paid AS (SELECT ${column} AS value, sum(amount) AS revenue FROM parts ${within.length === 0 ? '' : `WHERE ${within.join(' AND ')}`} GROUP BY value),
    used AS (SELECT ${column} AS value, sum(cost_usd) AS cost, sum(requests) FILTER (basis = 'unpriced') AS unpriced
      FROM (${usageSource({ range, scope }, values, [by])}) GROUP BY value HAVING sum(requests) <> 0),
    joined AS (SELECT coalesce(paid.value, used.value) AS value, coalesce(revenue, 0)::DECIMAL(38, 20) AS revenue,
      coalesce(cost, 0)::DECIMAL(38, 20) AS cost, coalesce(unpriced, 0) AS unpriced
      FROM paid FULL JOIN used ON paid.value IS NOT DISTINCT FROM used.value),
    ranked AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY ${ORDERS[order]}, value NULLS LAST) AS place
      FROM (SELECT *, revenue - cost AS margin FROM joined))
    SELECT 'customer' AS part, place, value, revenue, cost, unpriced, 1 AS customers FROM ranked WHERE place <= ${limit} OR value IS NULL
    UNION ALL SELECT 'rest', NULL, NULL, ${SUMS} FROM ranked WHERE place > ${limit} AND value IS NOT NULL HAVING count(*) > 0
    UNION ALL SELECT 'total', NULL, NULL, ${SUMS} FROM ranked
    UNION ALL SELECT 'recorded', NULL, NULL, NULL, NULL, 0, count(*) FROM parts
    ORDER BY place NULLS LAST`,
    values.list,
  );
  const of = (part: string): readonly Row[] => rows.filter((row) => row['part'] === part);
  const [rest] = of('rest');
  return {
    customers: of('customer').map((row) => {
      const value = readOptionalText(row, 'value');
      return { ...(value === undefined ? {} : { value }), ...readSums(row) };
    }),
    ...(rest === undefined ? {} : { rest: { customers: readNumber(rest, 'customers'), ...readSums(rest) } }),
    total: readSums(of('total')[0] ?? {}),
    isRevenueRecorded: readNumber(of('recorded')[0] ?? {}, 'customers') > 0,
  };
}

const SUMS = 'sum(revenue), sum(cost), sum(unpriced), count(*)';

function readSums(row: Row): MarginSums {
  return { revenue: readUsd(row, 'revenue') ?? 0n, cost: readUsd(row, 'cost') ?? 0n, unpricedRequests: readNumber(row, 'unpriced') };
}
