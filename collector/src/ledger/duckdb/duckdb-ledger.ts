import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { LedgerUnavailableError } from '../../errors.ts';
import { applyEntry, type CallState } from '../call-state.ts';
import type { Ledger, LedgerBatch, StoredCorrection } from '../ledger.ts';
import type { LedgerViews } from '../views.ts';
import { appendRow, entryRow, timestamp } from './entry-row.ts';
import { DuckDBViews } from './duckdb-views.ts';
import { brokenBy, type FailingFile } from './failure.ts';
import { readEntry, readText, type Row } from './read-row.ts';

interface OpenFile extends FailingFile {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
}

/** The ledger in one DuckDB file. A commit is in the file's write-ahead log, synced, before `append` returns. */
export class DuckDBLedger extends DuckDBViews implements Ledger {
  readonly #open: OpenFile;
  #nextEntryNo: bigint;

  private constructor(open: OpenFile, nextEntryNo: bigint) {
    super(open.reader, open);
    this.#open = open;
    this.#nextEntryNo = nextEntryNo;
  }

  static async start(open: OpenFile): Promise<DuckDBLedger> {
    const [row] = (await open.writer.runAndReadAll('SELECT max(entry_no) FROM entries')).getRows();
    const last = row?.[0];
    return new DuckDBLedger(open, typeof last === 'bigint' ? last + 1n : 1n);
  }

  async callIdsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#lookUp('SELECT key, call_id FROM call_keys WHERE key', keys);
    return new Map(rows.map((row) => [readText(row, 'key'), readText(row, 'call_id')]));
  }

  async callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>> {
    const rows = await this.#lookUp('SELECT * FROM entries WHERE call_id', callIds, 'ORDER BY call_id, seq');
    const states = new Map<string, CallState>();
    for (const entry of rows.map(readEntry)) states.set(entry.call.callId, applyEntry(states.get(entry.call.callId), entry));
    return states;
  }

  async knownQuarantined(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.#lookUp('SELECT id FROM quarantine WHERE id', ids)).map((row) => readText(row, 'id')));
  }

  async correctionByKey(idempotencyKey: string): Promise<StoredCorrection | undefined> {
    const [row] = await this.#lookUp('SELECT * FROM corrections WHERE idempotency_key', [idempotencyKey]);
    return row && { idempotencyKey, fingerprint: readText(row, 'fingerprint'), answer: readText(row, 'answer') };
  }

  async append(batch: LedgerBatch): Promise<void> {
    const { writer } = this.#open;
    let entryNo = this.#nextEntryNo;
    try {
      await writer.run('BEGIN TRANSACTION');
      await this.#write(
        'entries',
        batch.entries.map((entry) => entryRow(entry, entryNo++)),
      );
      await this.#write('call_keys', [...batch.keys]);
      await this.#write(
        'quarantine',
        batch.quarantined.map(({ id, recordedAt, signal, reason, detail, payload }) => [
          id,
          timestamp(recordedAt),
          signal,
          reason,
          detail,
          payload,
        ]),
      );
      const { correction } = batch;
      if (correction !== undefined)
        await this.#write('corrections', [[correction.idempotencyKey, correction.fingerprint, correction.answer]]);
      await writer.run('COMMIT');
    } catch (error) {
      throw await this.#giveUp(error);
    }
    this.#nextEntryNo = entryNo;
  }

  async atOneMoment<T>(read: (views: LedgerViews) => Promise<T>): Promise<T> {
    const connection = await this.#open.instance.connect();
    try {
      // A transaction reads from one snapshot; it has written nothing, so there is nothing to commit.
      await connection.run('BEGIN TRANSACTION READ ONLY');
      return await read(new DuckDBViews(connection, this.#open));
    } finally {
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    const { instance, writer, reader } = this.#open;
    try {
      await writer.run('CHECKPOINT');
    } finally {
      reader.closeSync();
      writer.closeSync();
      instance.closeSync();
    }
  }

  async #write(table: string, rows: readonly (readonly DuckDBValue[])[]): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.#open.writer.createAppender(table);
    try {
      for (const row of rows) appendRow(appender, row);
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  /** Undoes an open transaction and tells what the caller may expect from now on. */
  async #giveUp(cause: unknown): Promise<Error> {
    const broken = brokenBy(cause, this.#open);
    if (broken !== undefined) return broken;
    try {
      await this.#open.writer.run('ROLLBACK');
    } catch (error) {
      // A failed commit has rolled back already, and says so; anything worse is not over.
      const worse = brokenBy(error, this.#open);
      if (worse !== undefined) return worse;
    }
    return unavailable(cause);
  }

  /** Rows whose key is one of these. Literals, unlike a joined list, are looked up in the index. */
  async #lookUp(select: string, keys: readonly string[], order = ''): Promise<readonly Row[]> {
    if (keys.length === 0) return [];
    const list = keys.map((key) => `'${key.replaceAll("'", "''")}'`).join(',');
    try {
      return (await this.#open.writer.runAndReadAll(`${select} IN (${list}) ${order}`)).getRowObjects();
    } catch (error) {
      throw brokenBy(error, this.#open) ?? unavailable(error);
    }
  }
}

function unavailable(cause: unknown): LedgerUnavailableError {
  return new LedgerUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
}
