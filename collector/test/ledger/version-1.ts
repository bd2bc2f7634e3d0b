import { DuckDBInstance } from '@duckdb/node-api';

/** A ledger file of form 1, as the collector of November 2026 made it. This text is a fixture: it never follows the source. */
const FORM_1: readonly string[] = [
  'CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)',
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
  "INSERT INTO meta VALUES ('schema_version', '1')",
];

/** The trace of the call that was charged $0.00325; its span is {@link SPAN_ID_1}. */
export const TRACE_ID_1: string = '1'.repeat(32);
export const SPAN_ID_1: string = '1'.repeat(16);

const CALL = `'${'c'.repeat(32)}'`;
const COLUMNS_OF_CALL = `'2026-11-02 10:00:00Z', 0.5, 'acme', 'ann', NULL, 'chat', NULL, NULL, '{"plan":"pro"}', 'shop', 'production', 'test',
  'openai', 'gpt-5-2025-08-07', 'gpt-5', 'chat', false, NULL, '${TRACE_ID_1}', '${SPAN_ID_1}', 'success', NULL`;

/** A call of 1,000 in and 200 out of gpt-5 with a refund of $0.001, one that was never priced, a key each, one quarantined report, one idempotent answer. */
const ROWS: readonly string[] = [
  `INSERT INTO entries VALUES (1, ${CALL}, 0, 'charge', '2026-11-02 10:00:01Z', ${COLUMNS_OF_CALL}, 1000, 0, 0, 0, 0, 200, 0,
    '{"inputTokens":1000,"outputTokens":200}', 0.00325, 'computed', NULL, 'list@1/openai/gpt-5/v1', 'list@1',
    '[{"meter":"input","quantity":1000,"price":"1.25","usd":"0.00125"},{"meter":"output","quantity":200,"price":"10","usd":"0.002"}]', 0.00325, false, 'span', NULL)`,
  `INSERT INTO entries VALUES (2, ${CALL}, 1, 'correction', '2026-11-03 10:00:01Z', ${COLUMNS_OF_CALL}, 0, 0, 0, 0, 0, 0, 0,
    '{"inputTokens":1000,"outputTokens":200}', -0.001, 'computed', NULL, 'list@1/openai/gpt-5/v1', 'list@1', '[]', NULL, false, 'api', 'credit note 17')`,
  `INSERT INTO entries VALUES (3, '${'d'.repeat(32)}', 0, 'charge', '2026-11-02 11:00:01Z', '2026-11-02 11:00:00Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, 'openai', 'nobody-1', NULL, 'chat', true, NULL, '${'2'.repeat(32)}', '${'2'.repeat(16)}', 'success', NULL,
    500, 0, 0, 0, 0, 100, 0, '{"inputTokens":500,"outputTokens":100}', NULL, 'unpriced', 'model_unknown', NULL, 'list@1', '[]', NULL, false, 'event', NULL)`,
  `INSERT INTO call_keys VALUES ('s:${TRACE_ID_1}:${SPAN_ID_1}', ${CALL})`,
  `INSERT INTO quarantine VALUES ('q', '2026-11-02 10:00:01Z', 'traces', 'negative', 'inputTokens is -1', '{}')`,
  `INSERT INTO corrections VALUES ('k-1', 'f', '{"call_id":"c"}')`,
];

/** Makes that file. */
export async function writeVersion1(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of [...FORM_1, ...ROWS]) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** Name, type and default of every column of the entries of a ledger that no process has open. */
export async function columnsOf(path: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    "SELECT column_name, data_type, column_default FROM duckdb_columns() WHERE table_name = 'entries' ORDER BY column_index",
  );
  const rows = reader.getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}
