import { TIMESTAMPTZ, VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { LedgerBatch, StoredCorrection } from '../ledger.ts';
import type { QuarantinedReport } from '../quarantined-report.ts';
import { appendItems, type Column } from './append-items.ts';
import type { BatchRows } from './batch-rows.ts';
import { ENTRY_COLUMNS, timestamp } from './entry-columns.ts';
import { INDEX_COLUMNS } from './index/call-index.ts';
import { DAILY_COLUMNS, DAILY_USERS_COLUMNS, SERIES_COLUMNS } from './rollups/rollup-columns.ts';

const QUARANTINE_COLUMNS: readonly Column<QuarantinedReport>[] = [
  text('id', ({ id }) => id),
  { name: 'recorded_at', type: TIMESTAMPTZ, of: ({ recordedAt }) => timestamp(recordedAt) },
  text('signal', ({ signal }) => signal),
  text('reason', ({ reason }) => reason),
  text('detail', ({ detail }) => detail),
  text('payload', ({ payload }) => payload),
];

const CORRECTION_COLUMNS: readonly Column<StoredCorrection>[] = [
  text('idempotency_key', ({ idempotencyKey }) => idempotencyKey),
  text('fingerprint', ({ fingerprint }) => fingerprint),
  text('answer', ({ answer }) => answer),
];

/** Appends a batch to all tables; the transaction is the caller's. */
export async function writeBatch(connection: DuckDBConnection, batch: LedgerBatch, rows: BatchRows): Promise<void> {
  await appendItems(connection, 'entries', ENTRY_COLUMNS, rows.entries);
  await appendItems(connection, 'call_index', INDEX_COLUMNS, rows.index);
  await appendItems(connection, 'daily', DAILY_COLUMNS, rows.daily);
  await appendItems(connection, 'daily_users', DAILY_USERS_COLUMNS, rows.dailyUsers);
  await appendItems(connection, 'series', SERIES_COLUMNS, rows.series);
  await appendItems(connection, 'quarantine', QUARANTINE_COLUMNS, batch.quarantined);
  await appendItems(connection, 'corrections', CORRECTION_COLUMNS, batch.correction === undefined ? [] : [batch.correction]);
}

function text<T>(name: string, of: (item: T) => string): Column<T> {
  return { name, type: VARCHAR, of: (item): DuckDBValue => of(item) };
}
