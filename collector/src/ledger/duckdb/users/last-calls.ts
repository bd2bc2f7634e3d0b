import { listValue } from '@duckdb/node-api';
import type { UsageQuery } from '../../views.ts';
import { calledIn, conditionsOf, rollupFor, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readMs, readNumber, readText } from '../read-row.ts';
import { daysIn } from '../usage/usage-source.ts';

const DAY_MS = 86_400_000;

/**
 * When each of some users called last in a range, in milliseconds since the epoch; who did not is missing. Only calls are looked at
 * since the day by which all of them are known to have called.
 */
export async function lastCallsOf(query: Query, usage: UsageQuery, users: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (users.length === 0) return new Map();
  const range = { from: await allCalledSince(query, usage, users), to: usage.range.to };
  const values = new Values();
  const conditions = ['seq = 0', calledIn(range, values), ...conditionsOf(usage.scope, values), isOneOf(users, values)];
  const rows = await query(
    `SELECT user_id, max(called_at) AS last_called_at FROM entries WHERE ${conditions.join(' AND ')} GROUP BY user_id`,
    values.list,
  );
  return new Map(rows.map((row) => [readText(row, 'user_id'), readMs(row, 'last_called_at')]));
}

/**
 * A moment of the range since which each of the users has called: where a rollup knows a day of calls of each, the first of the last
 * ones. Days that are only partly in the range say nothing.
 */
async function allCalledSince(query: Query, { range, scope }: UsageQuery, users: readonly string[]): Promise<number> {
  const whole = { first: Math.ceil(range.from / DAY_MS), end: Math.floor(range.to / DAY_MS) };
  const rollup = rollupFor(scope, ['user']);
  if (rollup === undefined || whole.first >= whole.end) return range.from;
  const values = new Values();
  const conditions = [daysIn(whole), ...conditionsOf(scope, values), isOneOf(users, values)];
  const [row = {}] = await query(
    `SELECT count(*) AS users, min(day) - DATE '1970-01-01' AS first FROM (
      SELECT max(day) AS day FROM (SELECT user_id, day FROM ${rollup.table} WHERE ${conditions.join(' AND ')}
        GROUP BY user_id, day HAVING sum(requests) > 0) GROUP BY user_id)`,
    values.list,
  );
  return readNumber(row, 'users') < users.length ? range.from : readNumber(row, 'first') * DAY_MS;
}

function isOneOf(users: readonly string[], values: Values): string {
  return `user_id IN (SELECT unnest(${values.add(listValue([...users]))}))`;
}
