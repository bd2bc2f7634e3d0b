import { DuckDBDataChunk, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

/** One column of a table, and its value for an item. */
export interface Column<T> {
  readonly name: string;
  readonly type: DuckDBType;
  readonly of: (item: T) => DuckDBValue;
}

/** Rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** Appends to a table with exactly these columns in this order: column by column, in one block of memory, which costs least. */
export class TableWriter<T> {
  readonly #connection: DuckDBConnection;
  readonly #table: string;
  readonly #columns: readonly Column<T>[];
  readonly #chunk: DuckDBDataChunk;

  constructor(connection: DuckDBConnection, table: string, columns: readonly Column<T>[]) {
    this.#connection = connection;
    this.#table = table;
    this.#columns = columns;
    this.#chunk = DuckDBDataChunk.create(columns.map(({ type }) => type));
  }

  /** One row for each item. */
  async append(items: readonly T[]): Promise<void> {
    if (items.length === 0) return;
    const appender = await this.#connection.createAppender(this.#table);
    try {
      for (let from = 0; from < items.length; from += CHUNK_ROWS) {
        this.#fill(items, from, Math.min(CHUNK_ROWS, items.length - from));
        appender.appendDataChunk(this.#chunk);
      }
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  #fill(items: readonly T[], from: number, count: number): void {
    this.#chunk.reset();
    this.#chunk.rowCount = count;
    for (const [index, { of }] of this.#columns.entries()) {
      const vector = this.#chunk.getColumnVector(index);
      for (let row = 0; row < count; row += 1) {
        const item = items[from + row];
        vector.setItem(row, item === undefined ? null : of(item));
      }
      vector.flush();
    }
  }
}
