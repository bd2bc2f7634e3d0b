import type { CountedTime } from '../../business/business-views.ts';
import type { Values } from '../conditions.ts';
import { timestamp } from '../entry-columns.ts';
import { dayOf } from '../usage/usage-source.ts';

/** Records that have not been taken back. */
export const KEPT = 'removed_at IS NULL';

/**
 * What of the records of a kind counts in a time: rows with `tenant`, `user_id`, and the parts of amount and new customers that are
 * of it, as decimals with 20 places. Records of which nothing counts are not among them.
 */
export function countedParts(kind: 'revenue' | 'acquisition', { range, days }: CountedTime, values: Values): string {
  const [first, end] = [dayOf(days.first), dayOf(days.end)];
  const from = values.add(timestamp(range.from));
  const to = values.add(timestamp(range.to));
  return `SELECT tenant, user_id, ${partOf('amount_usd', 'daily_usd')} AS amount, ${partOf('new_customers', 'daily_customers')} AS customers
    FROM (SELECT *, least(first_day + days, ${end}) - greatest(first_day, ${first}) AS counted,
        first_day + days > ${first} AND first_day + days <= ${end} AS ends
      FROM business_records WHERE ${KEPT} AND kind = '${kind}'
        AND (days IS NULL AND from_at >= ${from} AND from_at < ${to} OR days IS NOT NULL AND first_day < ${end} AND first_day + days > ${first}
          AND ${first} < ${end}))`;
}

/** The days that count, and on the last one what the division left over; all of it where there are no days. */
function partOf(whole: string, daily: string): string {
  const rest = `CASE WHEN ends THEN ${whole}::DECIMAL(38, 20) - days * ${daily} ELSE 0 END`;
  return `CASE WHEN days IS NULL THEN ${whole}::DECIMAL(38, 20) ELSE counted::INTEGER * ${daily} + ${rest} END::DECIMAL(38, 20)`;
}
