import { formatUsd } from '../../money.ts';
import type { ListedUser, UserPosition, UsersQuery } from '../../user-directory.ts';
import { standsIn, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptional, readText, type Row } from '../read-row.ts';
import { CALL_SUMS, readCallSums } from '../usage/call-sums.ts';
import { usageSource } from '../usage/usage-source.ts';
import { lastCallsOf } from './last-calls.ts';

/** Users with what they cost and when they last called. */
export async function listedUsers(query: Query, users: UsersQuery): Promise<readonly ListedUser[]> {
  const values = new Values();
  const rows = await query(listQuery(users, values), values.list);
  const lastCalls = await lastCallsOf(
    query,
    users.usage,
    rows.filter((row) => readNumber(row, 'requests') > 0).map((row) => readText(row, 'user_id')),
  );
  return rows.map((row) => readListed(row, lastCalls));
}

function listQuery({ usage, withoutCalls, search, limit, after }: UsersQuery, values: Values): string {
  const { user } = usage.scope;
  const conditions = [
    ...(search === undefined ? [] : [standsIn(['user_id', 'name', 'email'], search, values)]),
    ...(after === undefined ? [] : [`${placeIn()} > ${placeOf(after, values)}`]),
  ];
  // What only those on the page are told of is not summed up of all others.
  return `WITH used AS (SELECT user_id, sum(requests) AS requests, coalesce(sum(cost_usd), 0)::DECIMAL(38, 20) AS cost
      FROM (${usageSource(usage, values, ['user'])}) WHERE user_id IS NOT NULL GROUP BY user_id HAVING sum(requests) <> 0),
    named AS (SELECT user_id, name, email FROM user_directory ${user === undefined ? '' : `WHERE user_id = ${values.add(user)}`}),
    page AS MATERIALIZED (SELECT * FROM used ${withoutCalls ? 'FULL' : 'LEFT'} JOIN named USING (user_id)
      ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${placeIn()} LIMIT ${limit}),
    sums AS (SELECT user_id, ${CALL_SUMS} FROM (${usageSource(usage, values, ['user'])})
      WHERE user_id IN (SELECT user_id FROM page) GROUP BY user_id)
    SELECT page.user_id, name, email, sums.* EXCLUDE (user_id) FROM page LEFT JOIN sums ON sums.user_id = page.user_id
    ORDER BY ${placeIn('page.')}`;
}

/** With calls first, greatest cost first. @param table Whose columns they are, with a point behind it. */
function placeIn(table = ''): string {
  return `(coalesce(${table}requests, 0) = 0, -coalesce(${table}cost, 0), -coalesce(${table}requests, 0), ${table}user_id)`;
}

function placeOf({ cost, requests, user }: UserPosition, values: Values): string {
  return `(${requests === 0}, -('${formatUsd(cost)}'::DECIMAL(38, 20)), -(${requests}::HUGEINT), ${values.add(user)})`;
}

function readListed(row: Row, lastCalls: ReadonlyMap<string, number>): ListedUser {
  const optional = readOptional(row);
  const user = readText(row, 'user_id');
  const lastCalledAt = lastCalls.get(user);
  return {
    user,
    ...optional('name', 'name'),
    ...optional('email', 'email'),
    ...readCallSums(row),
    ...(lastCalledAt === undefined ? {} : { lastCalledAt }),
  };
}
