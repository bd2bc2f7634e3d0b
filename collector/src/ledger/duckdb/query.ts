import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { brokenBy, type FailingFile } from './failure.ts';
import type { Row } from './read-row.ts';

/** Rows of a statement, with the values of its placeholders. */
export type Query = (sql: string, values?: readonly DuckDBValue[]) => Promise<readonly Row[]>;

/** Asks a connection. What fails rejects with the error of DuckDB, or with that of a file that is beyond help. */
export function queryOn(connection: DuckDBConnection, file: FailingFile): Query {
  return async (sql, values = []) => {
    try {
      return (await connection.runAndReadAll(sql, [...values])).getRowObjects();
    } catch (error) {
      throw brokenBy(error, file) ?? error;
    }
  };
}
