import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { CollectorError, LedgerUnavailableError } from '../../errors.ts';
import type { BusinessLedger } from '../business/business-views.ts';
import { applyEntry, type CallState } from '../call-state.ts';
import type { Ledger, LedgerBatch, StoredCorrection } from '../ledger.ts';
import type { LedgerContent } from '../content.ts';
import type { LineReader } from '../ledger-lines.ts';
import type { QuarantineDecision } from '../quarantined-report.ts';
import type { LedgerUpkeep } from '../upkeep.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { LedgerViews } from '../views.ts';
import { rowsOfBatch, type BatchRows } from './batch-rows.ts';
import { BatchWriter } from './batch-writer.ts';
import { DuckDBBusiness } from './business/duckdb-business.ts';
import { DuckDBViews } from './duckdb-views.ts';
import { DuckDBContent } from './content/duckdb-content.ts';
import { brokenBy, type FailingFile } from './failure.ts';
import { CallIndex } from './index/call-index.ts';
import { callHash, keyHash } from './index/key-hash.ts';
import { writeDecisions } from './quarantine-decisions.ts';
import { DuckDBLineReader } from './lines/read-lines.ts';
import { queryOn, type Query } from './query.ts';
import { readBigInt, readEntry, readText, type Row } from './read-row.ts';
import { Folds } from './rollups/fold.ts';
import { DuckDBUpkeep, readRemovedBefore } from './upkeep/duckdb-upkeep.ts';
import { DuckDBDirectory } from './users/duckdb-directory.ts';

interface OpenFile extends FailingFile {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly reader: DuckDBConnection;
}

/** What is kept in memory of an open file. */
interface Opened {
  readonly index: CallIndex;
  readonly folds: Folds;
  readonly nextEntryNo: bigint;
  readonly removedBefore: number | undefined;
}

/** The ledger in one DuckDB file. A commit is in the file's write-ahead log, synced, before `append` returns. */
export class DuckDBLedger extends DuckDBViews implements Ledger {
  readonly upkeep: LedgerUpkeep;
  readonly content: LedgerContent;
  readonly directory: UserDirectory;
  readonly reader: LineReader;
  override readonly business: BusinessLedger;
  readonly #open: OpenFile;
  readonly #index: CallIndex;
  readonly #folds: Folds;
  readonly #batches: BatchWriter;
  readonly #query: Query;
  #nextEntryNo: bigint;

  private constructor(open: OpenFile, { index, folds, nextEntryNo, removedBefore }: Opened) {
    super(open.reader, open, index);
    this.#open = open;
    this.#index = index;
    this.#folds = folds;
    this.#batches = new BatchWriter(open.writer);
    this.#query = queryOn(open.writer, open);
    this.#nextEntryNo = nextEntryNo;
    const giveUp = (cause: unknown): Promise<Error> => this.#giveUp(cause);
    this.business = new DuckDBBusiness({ ...open, giveUp });
    this.upkeep = new DuckDBUpkeep({ ...open, removedBefore, giveUp });
    this.content = new DuckDBContent({ ...open, giveUp });
    this.reader = new DuckDBLineReader(open.instance, open);
    this.directory = new DuckDBDirectory({ ...open, giveUp });
  }

  static async start(open: OpenFile, foldRows?: number): Promise<DuckDBLedger> {
    const { writer } = open;
    const query = queryOn(writer, open);
    const [row = {}] = await query(
      'SELECT greatest((SELECT max(entry_no) FROM entries), (SELECT max(last_entry_no) FROM removals)) AS last',
    );
    const last = row['last'];
    const folds = new Folds(writer, query, foldRows);
    await quietly(open, () => folds.foldAll());
    const index = await CallIndex.load(writer, query);
    const nextEntryNo = typeof last === 'bigint' ? last + 1n : 1n;
    return new DuckDBLedger(open, { index, folds, nextEntryNo, removedBefore: await readRemovedBefore(query) });
  }

  async callIdsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const hashes = new Map(keys.map((key) => [key, keyHash(key)]));
    const charges = await this.#lookUp(() => this.#index.find(hashes.values()));
    const ids = await this.#callIds(new Set([...charges.values()].flatMap(([charge]) => charge ?? [])));
    const found = new Map<string, string>();
    for (const [key, hashed] of hashes) {
      const callId = ids.get(charges.get(hashed)?.[0] ?? 0n);
      if (callId !== undefined) found.set(key, callId);
    }
    return found;
  }

  async callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>> {
    const numbers = await this.#lookUp(() => this.#index.find(callIds.map(callHash)));
    const wanted = new Set(callIds);
    const states = new Map<string, CallState>();
    for (const row of await this.#entries('*', [...numbers.values()].flat())) {
      const entry = readEntry(row);
      const { callId } = entry.call;
      if (wanted.has(callId)) states.set(callId, applyEntry(states.get(callId), entry));
    }
    return states;
  }

  async knownQuarantined(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.#inTable('SELECT id FROM quarantine WHERE id', ids)).map((row) => readText(row, 'id')));
  }

  async correctionByKey(idempotencyKey: string): Promise<StoredCorrection | undefined> {
    const [row] = await this.#inTable('SELECT * FROM corrections WHERE idempotency_key', [idempotencyKey]);
    return row && { idempotencyKey, fingerprint: readText(row, 'fingerprint'), answer: readText(row, 'answer') };
  }

  async append(batch: LedgerBatch): Promise<void> {
    const { writer } = this.#open;
    const firstNo = this.#nextEntryNo;
    let rows: BatchRows;
    await quietly(this.#open, () => this.#folds.foldLong());
    try {
      rows = await rowsOfBatch(batch, firstNo, this);
      await writer.run('BEGIN TRANSACTION');
      await this.#batches.write(batch, rows);
      await writer.run('COMMIT');
    } catch (error) {
      throw await this.#giveUp(error);
    }
    this.#nextEntryNo = firstNo + BigInt(batch.entries.length);
    this.#index.add(rows.index);
    for (const [{ table }, deltas] of rows.usage) this.#folds.appended(table, deltas.length);
    this.#folds.appended('series', rows.series.length);
  }

  async decide(decisions: readonly QuarantineDecision[]): Promise<void> {
    try {
      await writeDecisions(this.#open.writer, decisions);
    } catch (error) {
      throw await this.#giveUp(error);
    }
  }

  async atOneMoment<T>(read: (views: LedgerViews) => Promise<T>): Promise<T> {
    const connection = await this.#open.instance.connect();
    try {
      // A transaction reads from one snapshot; it has written nothing, so there is nothing to commit.
      await connection.run('BEGIN TRANSACTION READ ONLY');
      return await read(new DuckDBViews(connection, this.#open, this.#index));
    } finally {
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    const { instance, writer, reader } = this.#open;
    try {
      await quietly(this.#open, () => this.#folds.foldAll());
      await writer.run('CHECKPOINT');
    } finally {
      reader.closeSync();
      writer.closeSync();
      instance.closeSync();
    }
  }

  /** Numbers of the charges of these calls. */
  async chargesOf(callIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const hashes = new Map(callIds.map((callId) => [callId, callHash(callId)]));
    const numbers = await this.#index.find(hashes.values());
    const charges = new Map<string, bigint>();
    for (const [callId, hashed] of hashes) {
      const charge = numbers.get(hashed)?.[0];
      if (charge !== undefined) charges.set(callId, charge);
    }
    return charges;
  }

  async #callIds(entryNos: ReadonlySet<bigint>): Promise<ReadonlyMap<bigint, string>> {
    const rows = await this.#entries('entry_no, call_id, seq', [...entryNos]);
    return new Map(rows.map((row) => [readBigInt(row, 'entry_no'), readText(row, 'call_id')]));
  }

  /** Entries of these numbers, in the order in which they were appended. */
  async #entries(columns: string, entryNos: readonly bigint[]): Promise<readonly Row[]> {
    if (entryNos.length === 0) return [];
    return this.#lookUp(() => this.#query(`SELECT ${columns} FROM entries WHERE entry_no IN (${entryNos.join(',')}) ORDER BY entry_no`));
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

  /** Rows of a table whose first key is one of these. Literals, unlike a joined list, are looked up in its index. */
  async #inTable(select: string, keys: readonly string[]): Promise<readonly Row[]> {
    if (keys.length === 0) return [];
    const list = keys.map((key) => `'${key.replaceAll("'", "''")}'`).join(',');
    return this.#lookUp(() => this.#query(`${select} IN (${list})`));
  }

  async #lookUp<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw error instanceof CollectorError ? error : unavailable(error);
    }
  }
}

/** What answers do not hang on may fail, and is tried again another time; whoever is to know of a broken file is told. */
async function quietly(file: FailingFile, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    brokenBy(error, file);
  }
}

function unavailable(cause: unknown): LedgerUnavailableError {
  return new LedgerUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
}
