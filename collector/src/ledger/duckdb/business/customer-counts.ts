import type { CountedTime, CustomerCounts, CustomerKind } from '../../business/business-views.ts';
import { COLUMNS } from '../columns.ts';
import { Values } from '../conditions.ts';
import { timestamp } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readNumber, readUsd } from '../read-row.ts';
import { countedParts, KEPT } from './counted-parts.ts';

/** Records of churn by whom they are about: one with a user says that the user left, and not its tenant. */
const LEFT: Readonly<Record<CustomerKind, string>> = {
  tenant: 'tenant IS NOT NULL AND user_id IS NULL',
  user: 'user_id IS NOT NULL',
};

/**
 * Counts who paid, left and was won in a time. Who left was a customer before: something that it paid began on that day or earlier.
 * Who paid for something that began on a later day, still in the time, came back.
 */
export async function customerCountsOf(query: Query, time: CountedTime, by: CustomerKind): Promise<CustomerCounts> {
  const values = new Values();
  const column = COLUMNS[by];
  const from = values.add(timestamp(time.range.from));
  const to = values.add(timestamp(time.range.to));
  const churn = `FROM business_records WHERE ${KEPT} AND kind = 'churn' AND ${LEFT[by]}`;
  const [row = {}] = await query(
    `WITH parts AS MATERIALIZED (${countedParts('revenue', time, values)}),
    paying AS MATERIALIZED (SELECT ${column} AS value FROM parts WHERE ${column} IS NOT NULL GROUP BY value HAVING sum(amount) > 0),
    payments AS (SELECT ${column} AS value, first_day, from_at FROM business_records
      WHERE ${KEPT} AND kind = 'revenue' AND amount_usd > 0 AND ${column} IS NOT NULL),
    gone AS (SELECT ${column} AS value, max(first_day) AS left_on ${churn} AND from_at >= ${from} AND from_at < ${to} GROUP BY value),
    churned AS MATERIALIZED (SELECT value FROM gone JOIN payments USING (value) GROUP BY value, left_on
      HAVING min(first_day) <= left_on AND count(*) FILTER (first_day > left_on AND from_at < ${to}) = 0),
    won AS MATERIALIZED (${countedParts('acquisition', time, values)})
    SELECT (SELECT sum(amount) FROM parts) AS revenue, (SELECT count(*) FROM paying) AS customers,
      (SELECT count(*) FROM (SELECT value FROM paying UNION SELECT value FROM churned)) AS at_risk,
      (SELECT count(*) FROM churned) AS churned, (SELECT count(*) ${churn}) AS ever_churned,
      (SELECT sum(amount) FROM won) AS acquisition, (SELECT sum(customers) FROM won) AS new_customers`,
    values.list,
  );
  const revenue = readUsd(row, 'revenue');
  const amount = readUsd(row, 'acquisition');
  return {
    ...(revenue === undefined ? {} : { revenue }),
    customers: readNumber(row, 'customers'),
    atRisk: readNumber(row, 'at_risk'),
    churned: readNumber(row, 'churned'),
    isChurnRecorded: readNumber(row, 'ever_churned') > 0,
    ...(amount === undefined ? {} : { acquisition: { amount, customers: readUsd(row, 'new_customers') ?? 0n } }),
  };
}
