import type { DuckDBConnection } from '@duckdb/node-api';
import type { Removed } from '../../upkeep.ts';
import { decimal, timestamp } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readBigInt, readNumber, readUsd } from '../read-row.ts';
import { seriesOfRows } from './rows-as-rollups.ts';

const DAY_MS = 86_400_000;

/**
 * Removes calls that were made before a day of UTC, with all their entries; the transaction is the caller's. What they had
 * added to the counters is kept, so that counters and entries can be compared.
 */
export async function removeBefore(connection: DuckDBConnection, query: Query, moment: number, now: number): Promise<Removed> {
  const day = Math.floor(moment / DAY_MS);
  const before = day * DAY_MS;
  const old = `called_at < make_timestamptz(${before} * 1000)`;
  const [row = {}] = await query(
    `SELECT count(*) AS entries, count(*) FILTER (seq = 0) AS calls, coalesce(sum(cost_usd), 0)::DECIMAL(38,20) AS cost,
      (SELECT coalesce(max(entry_no), 0) FROM entries) AS last_no FROM entries WHERE ${old}`,
  );
  const removed = { before, calls: readNumber(row, 'calls'), entries: readNumber(row, 'entries') };
  if (removed.entries > 0) {
    await connection.run(`INSERT INTO removed_series ${seriesOfRows(old)}`);
    await connection.run(`DELETE FROM content WHERE call_id IN (SELECT call_id FROM entries WHERE seq = 0 AND ${old})`);
    await connection.run(`DELETE FROM call_index WHERE entry_no IN (SELECT entry_no FROM entries WHERE ${old})`);
    await connection.run(`DELETE FROM entries WHERE ${old}`);
  }
  await connection.run(
    `INSERT INTO removals VALUES (DATE '1970-01-01' + ${day}, $1, $2, $3, $4, greatest($5, (SELECT coalesce(max(last_entry_no), 0) FROM removals)))`,
    [timestamp(now), BigInt(removed.calls), BigInt(removed.entries), decimal(readUsd(row, 'cost') ?? 0n), readBigInt(row, 'last_no')],
  );
  return removed;
}
