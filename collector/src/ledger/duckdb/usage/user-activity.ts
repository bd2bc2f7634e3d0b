import type { CalledSpan, UserActivity } from '../../call-sums.ts';
import type { UsageQuery } from '../../views.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readMs, readNumber, readOptionalNumber, readUsd } from '../read-row.ts';
import { CALL_SUMS, readCallSums } from './call-sums.ts';
import { callsOfRows } from './calls-of-rows.ts';
import { usageSource } from './usage-source.ts';

const DAY_MS = 86_400_000;

/** Counts users in the database, so that a hundred thousand of them are never brought here; only what is told of them is summed up by user. */
export async function userActivityOf(query: Query, usage: UsageQuery): Promise<UserActivity> {
  const values = new Values();
  const [row = {}] = await query(
    `SELECT totals.*, users, unattributed FROM (SELECT ${CALL_SUMS} FROM (${usageSource(usage, values)})) AS totals,
      (SELECT count(user_id) AS users, sum(cost) FILTER (user_id IS NULL) AS unattributed FROM (
        SELECT user_id, sum(cost_usd) AS cost FROM (${usageSource(usage, values, ['user'])}) GROUP BY user_id HAVING sum(requests) <> 0))`,
    values.list,
  );
  return { total: readCallSums(row), activeUsers: readNumber(row, 'users'), unattributed: readUsd(row, 'unattributed') ?? 0n };
}

/** When the first and the last of the calls were made that are kept. */
export async function calledSpanOf(query: Query, usage: UsageQuery): Promise<CalledSpan | undefined> {
  const values = new Values();
  const [row = {}] = await query(
    `SELECT min(called_at) AS first_at, max(called_at) AS last_at FROM (${callsOfRows(usage, values)})`,
    values.list,
  );
  return row['first_at'] === null ? undefined : { firstAt: readMs(row, 'first_at'), lastAt: readMs(row, 'last_at') };
}

/** The midnight of the first day of UTC with calls, from the rollups where these know the calls. */
export async function firstDayOf(query: Query, usage: UsageQuery): Promise<number | undefined> {
  const values = new Values();
  const [row = {}] = await query(`SELECT min(at_ms) // ${DAY_MS} AS day FROM (${usageSource(usage, values)})`, values.list);
  const day = readOptionalNumber(row, 'day');
  return day === undefined ? undefined : day * DAY_MS;
}
