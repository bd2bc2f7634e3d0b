import { randomBytes } from 'node:crypto';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Forgotten, Person } from '../../upkeep.ts';
import { timestamp } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readNumber, readText } from '../read-row.ts';
import { USAGE_ROLLUPS } from '../rollups/usage-rollups.ts';
import { forgottenPayload } from './forgotten-payload.ts';
import { askForRewrite } from './rewrite.ts';

/** Bytes of randomness in a pseudonym. */
const PSEUDONYM_BYTES = 8;

/**
 * Puts a pseudonym in the place of a user; the transaction is the caller's. Sessions, metadata, messages of errors, prompts and
 * answers of their calls are removed, and notes of their records, as they may tell who it was; what the calls cost, and when, stays
 * as it is. The file is written anew when it is opened next, so that what is not in use any more is gone from the disk as well.
 */
export async function forget(connection: DuckDBConnection, query: Query, { user, tenant }: Person, now: number): Promise<Forgotten> {
  const pseudonym = `forgotten-${randomBytes(PSEUDONYM_BYTES).toString('hex')}`;
  const values: DuckDBValue[] = [user, ...(tenant === undefined ? [] : [tenant])];
  const person = `user_id = $1${tenant === undefined ? '' : ' AND tenant = $2'}`;
  const change = async (sql: string, given = values): Promise<number> => (await connection.run(sql, given)).rowsChanged;
  const [row = {}] = await query(`SELECT count(*) AS calls FROM entries WHERE seq = 0 AND ${person}`, values);
  const calls = readNumber(row, 'calls');
  const contents = await change(
    `DELETE FROM content WHERE call_id IN (SELECT call_id FROM entries WHERE seq = 0 AND ${person}) OR (${person})`,
  );
  await change(`UPDATE entries SET user_id = '${pseudonym}', session_id = NULL, metadata = NULL, error_message = NULL WHERE ${person}`);
  for (const { table } of USAGE_ROLLUPS.filter(({ dimensions }) => dimensions.includes('user')))
    await change(`UPDATE ${table} SET user_id = '${pseudonym}' WHERE ${person}`);
  const businessRecords = await change(`UPDATE business_records SET user_id = '${pseudonym}', note = NULL WHERE ${person}`);
  // An entry of the directory is of all tenants: it stays while there are calls of the user for others.
  const elsewhere = tenant === undefined ? '' : 'AND NOT EXISTS (SELECT 1 FROM user_days WHERE user_id = $1)';
  const directoryEntries = await change(`DELETE FROM user_directory WHERE user_id = $1 ${elsewhere}`, [user]);
  const quarantinedReports = await forgetQuarantined(connection, query, { user, tenant, pseudonym });
  if (calls + quarantinedReports + contents + businessRecords + directoryEntries > 0) await askForRewrite(connection);
  await connection.run('INSERT INTO forgettings VALUES ($1, $2, $3)', [pseudonym, timestamp(now), BigInt(calls)]);
  return { pseudonym, calls, quarantinedReports, contents, businessRecords, directoryEntries };
}

async function forgetQuarantined(
  connection: DuckDBConnection,
  query: Query,
  { user, tenant, pseudonym }: { readonly user: string; readonly tenant: string | undefined; readonly pseudonym: string },
): Promise<number> {
  let reports = 0;
  const inJson = JSON.stringify(user);
  for (const row of await query('SELECT id, payload FROM quarantine WHERE contains(payload, $1)', [inJson])) {
    const payload = forgottenPayload(readText(row, 'payload'), user, pseudonym, tenant);
    if (payload === undefined) continue;
    await connection.run('UPDATE quarantine SET payload = $1 WHERE id = $2', [payload, readText(row, 'id')]);
    reports += 1;
  }
  return reports;
}
