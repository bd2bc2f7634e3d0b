import { DuckDBInstance } from '@duckdb/node-api';
import { SPAN_ID_1, TRACE_ID_1, writeVersion1 } from './version-1.ts';

/** What form 2 added to form 1. These texts are fixtures: they never follow the source. */
const FORM_2: readonly string[] = [
  'ALTER TABLE entries ADD COLUMN tokens_unsplit BIGINT DEFAULT 0',
  'ALTER TABLE entries ADD COLUMN service_tier VARCHAR',
  'ALTER TABLE entries ADD COLUMN geography VARCHAR',
  'ALTER TABLE entries ADD COLUMN parameters VARCHAR',
  'ALTER TABLE entries ADD COLUMN rerating VARCHAR',
  "UPDATE meta SET value = '2' WHERE key = 'schema_version'",
];

/** A call of which only the total of 700 tokens is known, unpriced, then re-rated to $0.007. */
const ROWS_2: readonly string[] = [0, 1].map(
  (
    seq,
  ) => `INSERT INTO entries VALUES (${4 + seq}, '${'e'.repeat(32)}', ${seq}, '${seq === 0 ? 'charge' : 'correction'}', '2026-11-02 12:00:01Z',
    '2026-11-02 12:00:00Z', 0.25, 'acme', 'ann', NULL, 'chat', NULL, NULL, NULL, 'shop', 'production', 'test',
    'openai', 'gpt-t', 'gpt-t', 'chat', false, 'resp-1', '${'3'.repeat(32)}', '${'3'.repeat(16)}', 'success', NULL, 0, 0, 0, 0, 0, 0, 0,
    '{"totalTokens":700}', ${seq === 0 ? "NULL, 'unpriced', 'price_missing', NULL" : "0.007, 'estimated', NULL, 'own@2/gpt-t'"}, 'own@${seq + 1}', '[]',
    NULL, false, '${seq === 0 ? 'span' : 'api'}', ${seq === 0 ? 'NULL' : "'re-rated'"}, ${seq === 0 ? 700 : 0}, 'flex', 'eu', '{"quality":"hd"}', ${seq === 0 ? 'NULL' : "'plan-1'"})`,
);

const FORM_3: readonly string[] = [
  'ALTER TABLE entries ADD COLUMN reported_cost_usd VARCHAR',
  'ALTER TABLE entries ADD COLUMN book_cost_usd DECIMAL(38,20)',
  "UPDATE meta SET value = '3' WHERE key = 'schema_version'",
];

/** A supplement of the first call, whose cost the provider reported: $0.01 instead of $0.00325; the refund of $0.001 stays. */
const ROWS_3: readonly string[] = [
  `INSERT INTO entries SELECT * REPLACE (6 AS entry_no, 2 AS seq, 'supplement' AS kind, 0 AS tokens_input, 0 AS tokens_output, 'reported' AS basis,
    NULL AS price_id, 0.00675 AS cost_usd, '0.01' AS reported_cost_usd, 0.00325 AS book_cost_usd, '[]' AS lines) FROM entries WHERE entry_no = 1`,
];

/** Makes a ledger file of form 2: what form 1 held, and a call that form 1 had no room for. */
export function writeVersion2(path: string): Promise<void> {
  return writeOn(path, [...FORM_2, ...ROWS_2]);
}

/** Makes a ledger file of form 3: what form 2 held, and a cost that a provider reported. */
export function writeVersion3(path: string): Promise<void> {
  return writeOn(path, [...FORM_2, ...ROWS_2, ...FORM_3, ...ROWS_3]);
}

async function writeOn(path: string, statements: readonly string[]): Promise<void> {
  await writeVersion1(path);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** What the call that form 1 charged is known by. */
export const KEY_1: string = `s:${TRACE_ID_1}:${SPAN_ID_1}`;
