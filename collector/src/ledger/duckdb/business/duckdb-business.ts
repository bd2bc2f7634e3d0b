import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import type { RecordKind } from '@spancost/api';
import type { BusinessRecord } from '../../business/business-record.ts';
import type { BusinessLedger } from '../../business/business-views.ts';
import { timestamp } from '../entry-columns.ts';
import { queryOn, type Query } from '../query.ts';
import { inTransaction, type WrittenFile } from '../in-transaction.ts';
import { readBigInt } from '../read-row.ts';
import { TableWriter } from '../table-writer.ts';
import { KEPT } from './counted-parts.ts';
import { DuckDBBusinessViews } from './duckdb-business-views.ts';
import { readRecord } from './read-record.ts';
import { RECORD_COLUMNS } from './record-columns.ts';

export interface DuckDBBusinessOptions extends WrittenFile {
  readonly reader: DuckDBConnection;
}

/** Records of the business in a DuckDB file. A commit is in the file's write-ahead log, synced, before a promise resolves. */
export class DuckDBBusiness extends DuckDBBusinessViews implements BusinessLedger {
  readonly #options: DuckDBBusinessOptions;
  readonly #written: Query;

  constructor(options: DuckDBBusinessOptions) {
    super(queryOn(options.reader, options));
    this.#options = options;
    this.#written = queryOn(options.writer, options);
  }

  async withIds(kind: RecordKind, ids: readonly string[]): Promise<ReadonlyMap<string, BusinessRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#written(`SELECT * FROM business_records WHERE ${KEPT} AND kind = $1 AND id IN (SELECT unnest($2))`, [
      kind,
      listValue(ids),
    ]);
    return new Map(rows.map((row) => readRecord(row).record).map((record) => [record.id ?? '', record]));
  }

  async add(records: readonly BusinessRecord[]): Promise<void> {
    if (records.length === 0) return;
    await inTransaction(this.#options, async () => {
      const [row = {}] = await this.#written('SELECT coalesce(max(record_no), 0) AS last FROM business_records');
      const last = readBigInt(row, 'last');
      const numbered = records.map((record, index) => ({ recordNo: last + BigInt(index) + 1n, record }));
      await new TableWriter(this.#options.writer, 'business_records', RECORD_COLUMNS).append(numbered);
    });
  }

  async remove(kind: RecordKind, recordId: string, at: number): Promise<boolean> {
    const { giveUp } = this.#options;
    try {
      const sql = `UPDATE business_records SET removed_at = $3 WHERE ${KEPT} AND kind = $1 AND record_id = $2 RETURNING record_no`;
      return (await this.#written(sql, [kind, recordId, timestamp(at)])).length > 0;
    } catch (error) {
      throw await giveUp(error);
    }
  }
}
