import type { CallScope } from '../../call-scope.ts';
import type { AppendedSince, HourlySpend, SpentIn } from '../../hourly-spend.ts';
import type { TimeRange } from '../../views.ts';
import { COLUMNS } from '../columns.ts';
import { conditionsOf, rollupFor, Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readText, type Row } from '../read-row.ts';
import { callsOfRows } from './calls-of-rows.ts';
import { dayOf, KEPT_FROM } from './usage-source.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SUMS = `sum(cost_usd) AS cost, sum(requests) FILTER (basis = 'unpriced') AS unpriced_requests,
  sum(tokens) FILTER (basis = 'unpriced') AS unpriced_tokens`;

/** Doubles are made of exact sums, so that the order of summing does not matter. */
const SUMS_OF_SUMS: string = ['cost', 'unpriced_requests', 'unpriced_tokens']
  .map((name) => `coalesce(sum(${name}), 0)::DOUBLE AS ${name}`)
  .join(', ');

/**
 * One answer for each scope, all from one look at the calls of the range: it is put together by hour and by what the scopes name,
 * of which other values are left out, so that a hundred scopes cost little more than one.
 */
export async function hourlySpendOf(query: Query, range: TimeRange, scopes: readonly CallScope[]): Promise<readonly HourlySpend[]> {
  if (scopes.length === 0) return [];
  const values = new Values();
  const names = [...new Set(scopes.flatMap((scope) => Object.keys(scope) as (keyof CallScope)[]))];
  const only = scopes.length === 1 ? (scopes[0] ?? {}) : {};
  const looks = [
    look(
      'hour',
      `(SELECT epoch_ms(called_at) // ${HOUR_MS} AS stretch, epoch_ms(called_at) AS first_at, * FROM (${callsOfRows({ range, scope: only }, values)}))`,
    ),
    look(
      'day',
      `(SELECT (day - DATE '1970-01-01') AS stretch, (day - DATE '1970-01-01') * ${DAY_MS} AS first_at, * FROM ${rollupFor({}, names)?.table ?? 'daily_users'}
      WHERE day >= ${dayOf(Math.ceil(range.from / DAY_MS))} AND day < ${dayOf(Math.floor(range.to / DAY_MS))} AND day < ${KEPT_FROM})`,
    ),
  ];
  const selects = scopes.flatMap((scope, place) =>
    ['hour', 'day'].map((unit) => {
      const conditions = conditionsOf(scope, values);
      return `SELECT ${place} AS place, '${unit}' AS unit, stretch, min(first_at) AS first_at, ${SUMS_OF_SUMS} FROM by_${unit}
        ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} GROUP BY stretch`;
    }),
  );
  const rows = await query(`WITH ${looks.join(', ')} ${selects.join(' UNION ALL ')} ORDER BY place, stretch`, values.list);
  const byScope = Map.groupBy(rows, (row) => readNumber(row, 'place'));
  return scopes.map((_, place) => readHourly(byScope.get(place) ?? []));

  function look(unit: string, source: string): string {
    const columns = names.map((name) => {
      const wanted = [...new Set(scopes.flatMap((scope) => scope[name] ?? []))].map((value) => values.add(value));
      return `CASE WHEN ${COLUMNS[name]} IN (${wanted.join(', ')}) THEN ${COLUMNS[name]} END AS ${COLUMNS[name]}`;
    });
    return `by_${unit} AS MATERIALIZED (SELECT ${['stretch', ...columns, 'min(first_at) AS first_at', SUMS].join(', ')} FROM ${source} GROUP BY ALL)`;
  }
}

/** Which hours may be other than they were when `entryNo` was the last entry; one look at the entries after it. */
export async function appendedSince(query: Query, entryNo: bigint): Promise<AppendedSince> {
  const [row = {}] = await query('SELECT max(entry_no) AS last, min(epoch_ms(called_at)) AS first FROM entries WHERE entry_no > $1', [
    entryNo,
  ]);
  const { last, first } = row;
  return {
    lastEntryNo: typeof last === 'bigint' ? last : entryNo,
    ...(typeof first === 'bigint' ? { firstCalledAt: Number(first) } : {}),
  };
}

function readHourly(rows: readonly Row[]): HourlySpend {
  const of = (unit: string, lengthMs: number): readonly SpentIn[] =>
    rows
      .filter((row) => readText(row, 'unit') === unit)
      .map((row) => ({
        from: readNumber(row, 'stretch') * lengthMs,
        cost: readNumber(row, 'cost'),
        unpricedRequests: readNumber(row, 'unpriced_requests'),
        unpricedTokens: readNumber(row, 'unpriced_tokens'),
      }));
  const firstAt = rows.reduce((first, row) => Math.min(first, readNumber(row, 'first_at')), Infinity);
  return { ...(rows.length === 0 ? {} : { firstAt }), hours: of('hour', HOUR_MS), days: of('day', DAY_MS) };
}
