import type { Check, Verification } from '../../upkeep.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readUsd, type Row } from '../read-row.ts';
import { USAGE_ROLLUPS } from '../rollups/usage-rollups.ts';
import { rollups, type Rollup } from './rows-as-rollups.ts';

/** The first day whose calls are all there. */
const FROM_DAY = "(SELECT coalesce(max(before), DATE '0001-01-01') FROM removals)";

/** What an entry is found by, as it is computed where it is written. */
const HASH = "CASE WHEN regexp_full_match(call_id, '[0-9a-f]{32}') THEN call_id ELSE left(sha256(call_id), 32) END";

/** Each `SELECT` has one row for everything that breaks what its name says. */
const OF_ENTRIES: readonly (readonly [name: string, broken: string])[] = [
  ['each entry has a number of its own', 'SELECT entry_no FROM entries GROUP BY entry_no HAVING count(*) > 1'],
  [
    'each call is charged once, first, and its entries are numbered without a gap',
    `SELECT call_id FROM entries GROUP BY call_id HAVING count(*) FILTER (kind = 'charge') <> 1 OR min(seq) <> 0
      OR max(seq) + 1 <> count(*) OR count(DISTINCT seq) <> count(*) OR min(kind) FILTER (seq = 0) <> 'charge'`,
  ],
  [
    'all entries of a call are of the same time, cause and provider',
    `SELECT call_id FROM (SELECT DISTINCT call_id, called_at, tenant, user_id, feature, service, environment, provider, operation, status FROM entries)
      GROUP BY call_id HAVING count(*) > 1`,
  ],
  [
    'each entry is found by its call',
    `SELECT entry_no FROM (SELECT entry_no, ('0x' || left(hash, 16))::UBIGINT AS high, ('0x' || right(hash, 16))::UBIGINT AS low
      FROM (SELECT entry_no, ${HASH} AS hash FROM entries)) ANTI JOIN call_index USING (entry_no, high, low)`,
  ],
  ['what is found is there', 'SELECT entry_no FROM call_index ANTI JOIN entries USING (entry_no)'],
];

/** As {@link OF_ENTRIES}, of what was told of the business. */
const OF_RECORDS: typeof OF_ENTRIES = [
  [
    'each record of the business that counts has the id of its sender alone',
    `SELECT kind, id FROM business_records WHERE removed_at IS NULL AND id IS NOT NULL GROUP BY kind, id HAVING count(*) > 1`,
  ],
  [
    'the days of each record of the business come to its amount',
    `SELECT kind, record_id FROM business_records WHERE days IS NOT NULL AND (days <= 0
      OR abs(amount_usd - days * daily_usd) >= days * 0.00000000000000000001::DECIMAL(38, 20)
      OR abs(coalesce(new_customers, 0)::DECIMAL(38, 20) - days * coalesce(daily_customers, 0)) >= days * 0.00000000000000000001::DECIMAL(38, 20))`,
  ],
];

/** Each `SELECT` has one row if two sums that must be the same are not. */
const OF_SUMS: readonly (readonly [name: string, broken: string])[] = [
  [
    'all rollups come to the same on every day',
    `SELECT day FROM (${USAGE_ROLLUPS.map(({ table }) => `SELECT '${table}' AS rollup, day, requests, cost_usd FROM ${table}`).join(' UNION ALL ')})
      GROUP BY day HAVING ${USAGE_ROLLUPS.slice(1)
        .map(({ table }) => `(${sumsIn(table)}) <> (${sumsIn('daily')})`)
        .join(' OR ')}`,
  ],
  [
    'the sums of removed calls are what was removed',
    `SELECT calls, removed FROM (SELECT coalesce(sum(requests), 0) AS calls, coalesce(sum(cost_usd), 0) AS cost FROM daily WHERE day < ${FROM_DAY}),
      (SELECT coalesce(sum(calls), 0) AS removed, coalesce(sum(cost_usd), 0) AS removed_cost FROM removals)
      WHERE calls <> removed OR cost <> removed_cost`,
  ],
  [
    'charges + debits - credits of the counters is the net of the days',
    `SELECT counted, net FROM (SELECT coalesce(sum(added), 0) - coalesce(sum(taken_back), 0) AS counted FROM series),
      (SELECT coalesce(sum(cost_usd), 0) AS net FROM daily) WHERE counted <> net`,
  ],
];

/** Calls and cost of the rows of one of the rollups. */
function sumsIn(table: string): string {
  return ['requests', 'cost_usd'].map((name) => `coalesce(sum(${name}) FILTER (rollup = '${table}'), 0)`).join(', ');
}

const EXAMPLES = 5;

/** Recomputes what is kept from the entries and compares it, in the snapshot of the connection that is asked. */
export async function verify(query: Query): Promise<Verification> {
  const checks: Check[] = [];
  for (const [name, broken] of [...OF_ENTRIES, ...OF_SUMS, ...OF_RECORDS]) checks.push(await check(query, name, broken, []));
  for (const rollup of rollups(FROM_DAY)) checks.push(await checkRollup(query, rollup));
  const [row = {}] = await query('SELECT count(*) AS entries, count(*) FILTER (seq = 0) AS calls FROM entries');
  const [sums = {}] = await query('SELECT sum(cost_usd) AS net, sum(requests) AS charged FROM daily');
  return {
    isSound: checks.every(({ broken }) => broken === 0),
    checks,
    calls: readNumber(row, 'calls'),
    charged: readNumber(sums, 'charged'),
    entries: readNumber(row, 'entries'),
    net: readUsd(sums, 'net') ?? 0n,
  };
}

async function checkRollup(query: Query, { table, dimensions, kept, recomputed }: Rollup): Promise<Check> {
  const values = new Values();
  const differing = `WITH kept AS MATERIALIZED (${kept}), recomputed AS MATERIALIZED (${recomputed(values)})
    SELECT DISTINCT ${dimensions.join(', ')} FROM (
      (SELECT * FROM kept EXCEPT SELECT * FROM recomputed) UNION ALL (SELECT * FROM recomputed EXCEPT SELECT * FROM kept))`;
  return check(query, `the sums of ${table} are those of its entries`, differing, values.list);
}

async function check(query: Query, name: string, broken: string, values: Values['list']): Promise<Check> {
  const rows = await query(`SELECT *, count(*) OVER () AS broken FROM (${broken}) LIMIT ${EXAMPLES}`, values);
  return { name, broken: rows[0] === undefined ? 0 : readNumber(rows[0], 'broken'), examples: rows.map(describe) };
}

/** What a row says, without its count and what is missing. */
function describe(row: Row): string {
  return Object.entries(row)
    .filter(([name, value]) => name !== 'broken' && value !== null)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
