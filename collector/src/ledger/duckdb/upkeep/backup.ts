import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { LedgerUnavailableError } from '../../../errors.ts';
import type { Backup } from '../../upkeep.ts';
import { readNumber, type Row } from '../read-row.ts';

/**
 * Copies a ledger as it is at one moment into a new file, on a connection of its own, while others write. The file appears
 * under its name when it is whole and synced.
 *
 * @throws LedgerUnavailableError if there is a file of this name already, or it cannot be written.
 */
export async function backup(connection: DuckDBConnection, file: string): Promise<Backup> {
  if (existsSync(file)) throw new LedgerUnavailableError(`${file} is there already; a backup never replaces a file`);
  const draft = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    remove(draft);
    const name = textOf(await rowOf(connection, 'SELECT current_database() AS name'), 'name');
    await connection.run(`ATTACH ${quoted(draft, "'")} AS ledger_backup`);
    try {
      // One statement reads from one snapshot.
      await connection.run(`COPY FROM DATABASE ${quoted(name, '"')} TO ledger_backup`);
      const row = await rowOf(connection, 'SELECT count(*) AS entries, count(*) FILTER (seq = 0) AS calls FROM ledger_backup.entries');
      await connection.run('CHECKPOINT ledger_backup');
      await connection.run('DETACH ledger_backup');
      sync(draft);
      renameSync(draft, file);
      sync(dirname(file));
      return { file, bytes: statSync(file).size, calls: readNumber(row, 'calls'), entries: readNumber(row, 'entries') };
    } catch (error) {
      await connection.run('DETACH ledger_backup').catch(() => undefined);
      throw error;
    }
  } catch (error) {
    remove(draft);
    if (error instanceof LedgerUnavailableError) throw error;
    throw new LedgerUnavailableError(`the backup ${file} was not written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function rowOf(connection: DuckDBConnection, sql: string): Promise<Row> {
  const [row] = (await connection.runAndReadAll(sql)).getRowObjects();
  return row ?? {};
}

function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`DuckDB did not tell its ${column}`);
}

function quoted(text: string, quote: '"' | "'"): string {
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function remove(draft: string): void {
  for (const each of [draft, `${draft}.wal`]) if (existsSync(each)) rmSync(each);
}
