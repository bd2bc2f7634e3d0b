import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { QuarantineDecision } from '../quarantined-report.ts';
import { timestamp } from './entry-columns.ts';

/** What was decided about reports in quarantine; the reports themselves stay as they came. Each verdict is given once. */
export const QUARANTINE_DECISIONS: readonly string[] = [
  `CREATE TABLE quarantine_decisions (report_id VARCHAR NOT NULL, verdict VARCHAR NOT NULL, decided_at TIMESTAMPTZ NOT NULL,
    note VARCHAR NOT NULL, call_id VARCHAR, PRIMARY KEY (report_id, verdict))`,
];

/** Adds decisions in one transaction; a verdict that was given before stays as it was. */
export async function writeDecisions(connection: DuckDBConnection, decisions: readonly QuarantineDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  const values: DuckDBValue[] = [];
  const rows = decisions.map(({ reportId, verdict, decidedAt, note, callId }) => {
    const places = [reportId, verdict, timestamp(decidedAt), note, callId ?? null].map((value) => `$${values.push(value)}`);
    return `(${places.join(', ')})`;
  });
  await connection.run(`INSERT INTO quarantine_decisions VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`, values);
}
