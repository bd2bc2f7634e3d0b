import type { DuckDBConnection } from '@duckdb/node-api';
import { LedgerBrokenError } from '../../errors.ts';
import { QUARANTINE_DECISIONS } from './quarantine-decisions.ts';
import { FORM_6 } from './upkeep/form-6.ts';
import { FORM_7 } from './form-7.ts';
import { VERSION_4 } from './version-4.ts';

/** One step of the file's form. Steps are only ever added: the text of one that has been released never changes. */
interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `CREATE TABLE entries (
        entry_no BIGINT NOT NULL, call_id VARCHAR NOT NULL, seq INTEGER NOT NULL, kind VARCHAR NOT NULL,
        recorded_at TIMESTAMPTZ NOT NULL, called_at TIMESTAMPTZ NOT NULL, duration DOUBLE,
        tenant VARCHAR, user_id VARCHAR, session_id VARCHAR, feature VARCHAR, task VARCHAR, object VARCHAR, metadata VARCHAR,
        service VARCHAR, environment VARCHAR, scope VARCHAR,
        provider VARCHAR NOT NULL, model VARCHAR, request_model VARCHAR, operation VARCHAR NOT NULL, stream BOOLEAN NOT NULL,
        response_id VARCHAR, trace_id VARCHAR NOT NULL, span_id VARCHAR NOT NULL, status VARCHAR NOT NULL, error_type VARCHAR,
        tokens_input BIGINT NOT NULL, tokens_cache_read BIGINT NOT NULL, tokens_cache_write BIGINT NOT NULL,
        tokens_cache_write_5m BIGINT NOT NULL, tokens_cache_write_1h BIGINT NOT NULL, tokens_output BIGINT NOT NULL, tokens_reasoning BIGINT NOT NULL, usage VARCHAR NOT NULL,
        cost_usd DECIMAL(38,20), basis VARCHAR NOT NULL, unpriced_reason VARCHAR, price_id VARCHAR, book VARCHAR NOT NULL, lines VARCHAR NOT NULL,
        provisional_cost_usd DECIMAL(38,20), price_disagreement BOOLEAN NOT NULL, source VARCHAR NOT NULL, reason VARCHAR,
        PRIMARY KEY (call_id, seq))`,
      'CREATE TABLE call_keys (key VARCHAR PRIMARY KEY, call_id VARCHAR NOT NULL)',
      `CREATE TABLE quarantine (id VARCHAR PRIMARY KEY, recorded_at TIMESTAMPTZ NOT NULL, signal VARCHAR NOT NULL,
        reason VARCHAR NOT NULL, detail VARCHAR NOT NULL, payload VARCHAR NOT NULL)`,
      'CREATE TABLE corrections (idempotency_key VARCHAR PRIMARY KEY, fingerprint VARCHAR NOT NULL, answer VARCHAR NOT NULL)',
    ],
  },
  {
    // Tokens of which only the total is known, what else a price hangs on, and the plan that a re-rating followed.
    version: 2,
    statements: [
      'ALTER TABLE entries ADD COLUMN tokens_unsplit BIGINT DEFAULT 0',
      'ALTER TABLE entries ADD COLUMN service_tier VARCHAR',
      'ALTER TABLE entries ADD COLUMN geography VARCHAR',
      'ALTER TABLE entries ADD COLUMN parameters VARCHAR',
      'ALTER TABLE entries ADD COLUMN rerating VARCHAR',
    ],
  },
  {
    // What the provider said that a call cost, and what the book makes of it.
    version: 3,
    statements: ['ALTER TABLE entries ADD COLUMN reported_cost_usd VARCHAR', 'ALTER TABLE entries ADD COLUMN book_cost_usd DECIMAL(38,20)'],
  },
  { version: 4, statements: VERSION_4 },
  { version: 5, statements: QUARANTINE_DECISIONS },
  { version: 6, statements: FORM_6 },
  { version: 7, statements: FORM_7 },
];

/** The form that this version writes. */
const SCHEMA_VERSION: number = MIGRATIONS.at(-1)?.version ?? 0;

/** Brings a ledger file to {@link SCHEMA_VERSION}, each step in a transaction. @throws LedgerBrokenError for a newer file. */
export async function migrate(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run('CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
  const [row] = (await connection.runAndReadAll("SELECT value FROM meta WHERE key = 'schema_version'")).getRows();
  const current = row === undefined ? 0 : Number(row[0]);
  if (current > SCHEMA_VERSION)
    throw new LedgerBrokenError(
      path,
      `it has schema version ${current} and this collector knows ${SCHEMA_VERSION}; run the newer collector that wrote it`,
    );
  for (const { version, statements } of MIGRATIONS) {
    if (version <= current) continue;
    await connection.run('BEGIN TRANSACTION');
    for (const statement of statements) await connection.run(statement);
    await connection.run(`INSERT INTO meta VALUES ('schema_version', '${version}') ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    await connection.run('COMMIT');
  }
}
