import { renameSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Query } from '../query.ts';
import { backup } from './backup.ts';

/** In `meta` while the file may still hold, in blocks that it no longer uses, what somebody wanted forgotten. */
const PENDING = 'rewrite_pending';

/** Has the file written anew when it is opened next; the transaction is the caller's. */
export async function askForRewrite(connection: DuckDBConnection): Promise<void> {
  await connection.run(`INSERT INTO meta VALUES ('${PENDING}', 'true') ON CONFLICT DO NOTHING`);
}

/** Whether the file waits for being written anew. */
export async function isRewritePending(query: Query): Promise<boolean> {
  return (await query(`SELECT value FROM meta WHERE key = '${PENDING}'`)).length > 0;
}

/**
 * Writes the ledger into a new file without blocks that are not in use, and puts that in its place: either file is whole at
 * every moment. The instance must be closed afterwards, and the file opened again.
 *
 * @param draft Where the new file is made; beside the ledger.
 */
export async function rewrite(connection: DuckDBConnection, file: string, draft: string): Promise<void> {
  await connection.run('CHECKPOINT');
  await backup(connection, draft);
  const copy = await DuckDBInstance.create(draft);
  try {
    const own = await copy.connect();
    await own.run(`DELETE FROM meta WHERE key = '${PENDING}'`);
    await own.run('CHECKPOINT');
    own.closeSync();
  } finally {
    copy.closeSync();
  }
  renameSync(draft, file);
}
