import type { DuckDBInstance } from '@duckdb/node-api';
import type { Backup, Forgotten, LedgerUpkeep, Person, Removed, Verification } from '../../upkeep.ts';
import { inTransaction, type WrittenFile } from '../in-transaction.ts';
import { queryOn, type Query } from '../query.ts';
import { readOptionalNumber } from '../read-row.ts';
import { backup } from './backup.ts';
import { forget } from './forget.ts';
import { removeBefore } from './remove-before.ts';
import { verify } from './verify.ts';

export interface DuckDBUpkeepOptions extends WrittenFile {
  readonly instance: DuckDBInstance;
  readonly removedBefore: number | undefined;
}

/** Looks after a ledger in a DuckDB file: what reads does so on a connection of its own, what changes goes to the writer. */
export class DuckDBUpkeep implements LedgerUpkeep {
  readonly #options: DuckDBUpkeepOptions;
  #removedBefore: number | undefined;

  constructor(options: DuckDBUpkeepOptions) {
    this.#options = options;
    this.#removedBefore = options.removedBefore;
  }

  get removedBefore(): number | undefined {
    return this.#removedBefore;
  }

  async verify(atMoment: () => void = () => undefined): Promise<Verification> {
    const connection = await this.#options.instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION READ ONLY');
      const query = queryOn(connection, this.#options);
      // The first question fixes what the transaction sees.
      await readRemovedBefore(query);
      atMoment();
      return await verify(query);
    } finally {
      connection.closeSync();
    }
  }

  async backup(file: string): Promise<Backup> {
    const connection = await this.#options.instance.connect();
    try {
      return await backup(connection, file);
    } finally {
      connection.closeSync();
    }
  }

  async forget(person: Person, now: number): Promise<Forgotten> {
    const forgotten = await this.#change((query) => forget(this.#options.writer, query, person, now));
    // What was written over is in the log until then.
    await this.#options.writer.run('CHECKPOINT').catch(() => undefined);
    return forgotten;
  }

  async removeBefore(moment: number, now: number): Promise<Removed> {
    const removed = await this.#change((query) => removeBefore(this.#options.writer, query, moment, now));
    this.#removedBefore = Math.max(removed.before, this.#removedBefore ?? removed.before);
    return removed;
  }

  #change<T>(make: (query: Query) => Promise<T>): Promise<T> {
    const { writer } = this.#options;
    return inTransaction(this.#options, () => make(queryOn(writer, this.#options)));
  }
}

/** When the calls begin that have not been removed, in milliseconds since the epoch. */
export async function readRemovedBefore(query: Query): Promise<number | undefined> {
  const [row = {}] = await query('SELECT epoch_ms(max(before)::TIMESTAMP) AS before FROM removals');
  return readOptionalNumber(row, 'before');
}
