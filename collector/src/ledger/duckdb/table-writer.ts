import { DuckDBDataChunk, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

/** One column of a table, and its value for an item. */
export interface Column<T> {
  readonly name: string;
  readonly type: DuckDBType;
  readonly of: (item: T) => DuckDBValue;
}

/** Rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** Appends one row for each item to a table with exactly these columns in this order; column by column, which costs least. */
export async function appendItems<T>(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column<T>[],
  items: readonly T[],
): Promise<void> {
  if (items.length === 0) return;
  const types = columns.map(({ type }) => type);
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < items.length; from += CHUNK_ROWS) {
      const part = items.slice(from, from + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, part.length);
      for (const [index, { of }] of columns.entries()) chunk.setColumnValues(index, part.map(of));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

/** The columns in the form of a `CREATE TABLE`. */
export function columnNames(columns: readonly Column<never>[]): string {
  return columns.map(({ name }) => name).join(', ');
}
