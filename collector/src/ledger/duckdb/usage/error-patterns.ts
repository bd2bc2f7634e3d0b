import type { CallStatus } from '@spancost/conventions';
import type { ErrorPattern, ErrorPatterns } from '../../error-patterns.ts';
import type { UsageQuery } from '../../views.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readMs, readNumber, readOptional, readText, readTexts, readUsd, type Row } from '../read-row.ts';
import { callsOfRows } from './calls-of-rows.ts';
import { madeAlike } from './made-alike.ts';
import { usageSource } from './usage-source.ts';

/** Features that are named of each pattern. */
const MOST_FEATURES = 5;

/** What is told apart. */
const PATTERN = 'status, error_type, message, provider, model';

/** What failed alike of the calls of a query, most frequent first. Messages are made alike and counted in the database. */
export async function errorPatternsOf(query: Query, usage: UsageQuery, limit: number): Promise<ErrorPatterns> {
  const ofModels = await models(query, usage);
  const sum = (column: string): number => ofModels.reduce((total, row) => total + readNumber(row, column), 0);
  const values = new Values();
  const rows = await query(
    `WITH failed AS (
      SELECT status, error_type, ${madeAlike('error_message')} AS message, provider, model, feature, count(*) AS requests, sum(cost_usd) AS cost,
        min(called_at) AS first_at, max(called_at) AS last_at, max((called_at, call_id)) AS latest
      FROM (${callsOfRows(usage, values)}) WHERE status <> 'success' GROUP BY ${PATTERN}, feature)
    SELECT ${PATTERN}, sum(requests) AS requests, sum(cost) AS cost, min(first_at) AS first_at, max(last_at) AS last_at,
      max(latest)[2] AS latest_call_id,
      coalesce(list(feature ORDER BY requests DESC, feature) FILTER (feature IS NOT NULL), [])[:${MOST_FEATURES}] AS features
    FROM failed GROUP BY ${PATTERN} ORDER BY requests DESC, last_at DESC, latest_call_id LIMIT ${limit}`,
    values.list,
  );
  const requestsOf = new Map(ofModels.map((row) => [modelKey(row), readNumber(row, 'requests')]));
  return {
    requests: sum('requests'),
    failedRequests: sum('failed'),
    failedCost: ofModels.reduce((total, row) => total + (readUsd(row, 'failed_cost') ?? 0n), 0n),
    patterns: rows.map((row) => readPattern(row, requestsOf.get(modelKey(row)) ?? 0)),
  };
}

/** All calls of each provider's model, and those that failed as asked. */
async function models(query: Query, { range, scope }: UsageQuery): Promise<readonly Row[]> {
  const { status, errorType, ...others } = scope;
  const values = new Values();
  const all = usageSource({ range, scope: others }, values, [
    'provider',
    'model',
    ...(errorType === undefined ? [] : ['errorType' as const]),
  ]);
  const asked = [
    "status <> 'success'",
    ...(status === undefined ? [] : [`status = ${values.add(status)}`]),
    ...(errorType === undefined ? [] : [`error_type = ${values.add(errorType)}`]),
  ].join(' AND ');
  return query(
    `SELECT provider, model, sum(requests) AS requests, sum(requests) FILTER (${asked}) AS failed, sum(cost_usd) FILTER (${asked}) AS failed_cost
    FROM (${all}) GROUP BY provider, model HAVING sum(requests) <> 0`,
    values.list,
  );
}

function modelKey(row: Row): string {
  return JSON.stringify([row['provider'], row['model']]);
}

function readPattern(row: Row, ofRequests: number): ErrorPattern {
  const optional = readOptional(row);
  return {
    // Others were asked for.
    status: readText(row, 'status') as Exclude<CallStatus, 'success'>,
    ...optional('errorType', 'error_type'),
    ...optional('message', 'message'),
    provider: readText(row, 'provider'),
    ...optional('model', 'model'),
    requests: readNumber(row, 'requests'),
    ofRequests,
    cost: readUsd(row, 'cost') ?? 0n,
    features: readTexts(row, 'features'),
    firstAt: readMs(row, 'first_at'),
    lastAt: readMs(row, 'last_at'),
    latestCallId: readText(row, 'latest_call_id'),
  };
}
