import type { DuckDBConnection } from '@duckdb/node-api';
import type { FailingFile } from './failure.ts';

/** What all parts of a ledger share that write its file. */
export interface WrittenFile extends FailingFile {
  /** The one connection that writes. */
  readonly writer: DuckDBConnection;
  /** Undoes an open transaction of the writer, and says what its failure means. */
  readonly giveUp: (cause: unknown) => Promise<Error>;
}

/** All of a change, or nothing; what was changed survives a crash when this resolves. @throws LedgerUnavailableError, or what is worse. */
export async function inTransaction<T>({ writer, giveUp }: Pick<WrittenFile, 'writer' | 'giveUp'>, change: () => Promise<T>): Promise<T> {
  try {
    await writer.run('BEGIN TRANSACTION');
    const changed = await change();
    await writer.run('COMMIT');
    return changed;
  } catch (error) {
    throw await giveUp(error);
  }
}
