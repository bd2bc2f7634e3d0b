import { TIMESTAMPTZ, VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { LedgerBatch, StoredCorrection } from '../ledger.ts';
import type { QuarantinedReport } from '../quarantined-report.ts';
import type { BatchRows } from './batch-rows.ts';
import { ENTRY_COLUMNS, timestamp, type NumberedEntry } from './entry-columns.ts';
import { INDEX_COLUMNS, type IndexRow } from './index/call-index.ts';
import { SERIES_COLUMNS } from './rollups/series-columns.ts';
import type { SeriesDelta } from './rollups/series-deltas.ts';
import type { UsageDelta } from './rollups/usage-delta.ts';
import { USAGE_ROLLUPS, type UsageRollup } from './rollups/usage-rollups.ts';
import { TableWriter, type Column } from './table-writer.ts';

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

/** Appends batches to all tables of one connection. */
export class BatchWriter {
  readonly #entries: TableWriter<NumberedEntry>;
  readonly #index: TableWriter<IndexRow>;
  readonly #usage: ReadonlyMap<UsageRollup, TableWriter<UsageDelta>>;
  readonly #series: TableWriter<SeriesDelta>;
  readonly #quarantine: TableWriter<QuarantinedReport>;
  readonly #corrections: TableWriter<StoredCorrection>;

  constructor(connection: DuckDBConnection) {
    this.#entries = new TableWriter(connection, 'entries', ENTRY_COLUMNS);
    this.#index = new TableWriter(connection, 'call_index', INDEX_COLUMNS);
    this.#usage = new Map(USAGE_ROLLUPS.map((rollup) => [rollup, new TableWriter(connection, rollup.table, rollup.columns)]));
    this.#series = new TableWriter(connection, 'series', SERIES_COLUMNS);
    this.#quarantine = new TableWriter(connection, 'quarantine', QUARANTINE_COLUMNS);
    this.#corrections = new TableWriter(connection, 'corrections', CORRECTION_COLUMNS);
  }

  /** The transaction is the caller's. */
  async write({ quarantined, correction }: LedgerBatch, rows: BatchRows): Promise<void> {
    await this.#entries.append(rows.entries);
    await this.#index.append(rows.index);
    for (const [rollup, writer] of this.#usage) await writer.append(rows.usage.get(rollup) ?? []);
    await this.#series.append(rows.series);
    await this.#quarantine.append(quarantined);
    await this.#corrections.append(correction === undefined ? [] : [correction]);
  }
}

function text<T>(name: string, of: (item: T) => string): Column<T> {
  return { name, type: VARCHAR, of: (item): DuckDBValue => of(item) };
}
