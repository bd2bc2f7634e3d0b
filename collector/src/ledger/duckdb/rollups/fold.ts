import type { DuckDBConnection } from '@duckdb/node-api';
import { TOKEN_TYPES } from '@spancost/prices';
import type { Query } from '../query.ts';
import { readNumber } from '../read-row.ts';
import { SERIES_COLUMNS } from './series-columns.ts';
import { USAGE_ROLLUPS, USAGE_SUMS } from './usage-rollups.ts';

/** A table that is only appended to, and what is put together of it. */
interface Foldable {
  readonly table: string;
  /** The rows of a table that have to be read and written anew for its new rows; all of them if missing. */
  readonly touched?: string;
  readonly select: string;
}

const SUMMED: readonly string[] = [
  ...USAGE_SUMS,
  'entries',
  'priced',
  'added',
  'taken_back',
  'disagreements',
  ...TOKEN_TYPES.map((type) => `taken_${type}`),
];

/** How each column that is no dimension is put together. */
const SUMS: ReadonlyMap<string, string> = new Map([
  ...SUMMED.map((name): [string, string] => [name, `sum(${name})`]),
  ['first_at', 'min(first_at)'],
  ['first_no', 'min(first_no)'],
  ['folded', 'true'],
]);

const FOLDABLES: readonly Foldable[] = [
  ...USAGE_ROLLUPS.map(({ table, columns }) =>
    foldable(table, columns, `day IN (SELECT day FROM ${table} WHERE NOT folded)`, 'HAVING sum(requests) <> 0'),
  ),
  foldable('series', SERIES_COLUMNS, 'true', ''),
];

const MIN_NEW_ROWS = 50_000;

/**
 * Puts together the rows that batches append to the rollups, where there have become so many that questions would take long.
 * Nothing but their number changes; answers are the same before, during and after it. A fold reads and writes the rows of the
 * days that got new ones, and comes only when the new ones are at least half as many as those, so that its cost per new row
 * does not grow.
 */
export class Folds {
  readonly #connection: DuckDBConnection;
  readonly #query: Query;
  readonly #minNewRows: number;
  readonly #newRows = new Map<string, number>();
  readonly #limits = new Map<string, number>();

  /** @param minNewRows New rows of a table up to which it is left alone. */
  constructor(connection: DuckDBConnection, query: Query, minNewRows: number = MIN_NEW_ROWS) {
    this.#connection = connection;
    this.#query = query;
    this.#minNewRows = minNewRows;
  }

  /** Tells that a batch appended rows to a table. */
  appended(table: string, rows: number): void {
    this.#newRows.set(table, (this.#newRows.get(table) ?? 0) + rows);
  }

  /** Folds what has grown too long; in a transaction for each table. */
  async foldLong(): Promise<void> {
    for (const each of FOLDABLES)
      if ((this.#newRows.get(each.table) ?? 0) >= (this.#limits.get(each.table) ?? this.#minNewRows)) await this.#fold(each);
  }

  /** Folds whatever is new. */
  async foldAll(): Promise<void> {
    for (const each of FOLDABLES) await this.#fold(each);
  }

  async #fold({ table, touched, select }: Foldable): Promise<void> {
    const run = (sql: string) => this.#connection.run(sql);
    await run('BEGIN TRANSACTION');
    try {
      const [row = {}] = await this.#query(`SELECT count(*) AS rows FROM ${table} WHERE NOT folded`);
      if (readNumber(row, 'rows') > 0) {
        await run(`CREATE TEMP TABLE fold AS ${select}`);
        await run(`DELETE FROM ${table} WHERE ${touched}`);
        await run(`INSERT INTO ${table} SELECT * FROM fold`);
        const [kept = {}] = await this.#query('SELECT count(*) AS rows FROM fold');
        this.#limits.set(table, Math.max(this.#minNewRows, readNumber(kept, 'rows') / 2));
        await run('DROP TABLE fold');
      }
      await run('COMMIT');
    } catch (error) {
      await run('ROLLBACK').catch(() => undefined);
      throw error;
    }
    this.#newRows.set(table, 0);
  }
}

function foldable(table: string, columns: readonly { readonly name: string }[], touched: string, having: string): Foldable {
  const select = columns.map(({ name }) => (SUMS.has(name) ? `${SUMS.get(name)} AS ${name}` : name)).join(', ');
  const dimensions = columns.filter(({ name }) => !SUMS.has(name)).map(({ name }) => name);
  return { table, touched, select: `SELECT ${select} FROM ${table} WHERE ${touched} GROUP BY ${dimensions.join(', ')} ${having}` };
}
