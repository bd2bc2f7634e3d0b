import { listValue, TIMESTAMPTZ, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { DirectoryChange, DirectoryChanged, DirectoryEntry, ListedUser, UserDirectory, UsersQuery } from '../../user-directory.ts';
import { timestamp } from '../entry-columns.ts';
import { inTransaction, type WrittenFile } from '../in-transaction.ts';
import { queryOn, type Query } from '../query.ts';
import { readOptionalText, readText, type Row } from '../read-row.ts';
import { TableWriter } from '../table-writer.ts';
import { listedUsers } from './listed-users.ts';

export interface DuckDBDirectoryOptions extends WrittenFile {
  readonly reader: DuckDBConnection;
}

/** An entry as it is written. */
interface Written extends DirectoryEntry {
  readonly changedAt: number;
}

/** The directory of users in the ledger's file. It is asked each time, which takes milliseconds for a hundred thousand users. */
export class DuckDBDirectory implements UserDirectory {
  readonly #options: DuckDBDirectoryOptions;
  readonly #query: Query;
  readonly #table: TableWriter<Written>;

  constructor(options: DuckDBDirectoryOptions) {
    this.#options = options;
    this.#query = queryOn(options.reader, options);
    this.#table = new TableWriter(options.writer, 'user_directory', [
      { name: 'user_id', type: VARCHAR, of: ({ user }) => user },
      { name: 'name', type: VARCHAR, of: ({ name }) => name ?? null },
      { name: 'email', type: VARCHAR, of: ({ email }) => email ?? null },
      { name: 'changed_at', type: TIMESTAMPTZ, of: ({ changedAt }) => timestamp(changedAt) },
    ]);
  }

  entriesOf(users: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> {
    return entriesOf(this.#query, users);
  }

  list(query: UsersQuery): Promise<readonly ListedUser[]> {
    return listedUsers(this.#query, query);
  }

  set(changes: readonly DirectoryChange[], now: number): Promise<DirectoryChanged> {
    const { writer } = this.#options;
    const users = changes.map(({ user }) => user);
    return inTransaction(this.#options, async () => {
      const known = await entriesOf(queryOn(writer, this.#options), users);
      await writer.run('DELETE FROM user_directory WHERE user_id IN (SELECT unnest($1))', [listValue(users)]);
      const after = changes.map((change) => changed(known.get(change.user), change)).filter((entry) => entry !== undefined);
      await this.#table.append(after.map((entry) => ({ ...entry, changedAt: now })));
      const kept = new Set(after.map(({ user }) => user));
      return { set: kept.size, removed: users.filter((user) => known.has(user) && !kept.has(user)).length };
    });
  }
}

async function entriesOf(query: Query, users: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> {
  if (users.length === 0) return new Map();
  const rows = await query('SELECT user_id, name, email FROM user_directory WHERE user_id IN (SELECT unnest($1))', [listValue([...users])]);
  return new Map(rows.map((row) => [readText(row, 'user_id'), readDirectoryEntry(row)]));
}

/** What stands in a row with the columns of the directory. */
function readDirectoryEntry(row: Row): DirectoryEntry {
  return entry(readText(row, 'user_id'), readOptionalText(row, 'name'), readOptionalText(row, 'email'));
}

/** The entry after a change; undefined if nothing is left of it. */
function changed(known: DirectoryEntry | undefined, { user, name, email }: DirectoryChange): DirectoryEntry | undefined {
  const after = entry(
    user,
    name === undefined ? known?.name : (name ?? undefined),
    email === undefined ? known?.email : (email ?? undefined),
  );
  return after.name === undefined && after.email === undefined ? undefined : after;
}

function entry(user: string, name: string | undefined, email: string | undefined): DirectoryEntry {
  return { user, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
}
