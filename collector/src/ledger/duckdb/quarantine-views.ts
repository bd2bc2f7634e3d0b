import type { DuckDBValue } from '@duckdb/node-api';
import type { KeptReport, QuarantineDecision, QuarantineFilter, QuarantinePosition, QuarantineVerdict } from '../quarantined-report.ts';
import type { Signal } from '../signal.ts';
import { timestamp } from './entry-columns.ts';
import { readMs, readOptional, readText, type Row } from './read-row.ts';

/** A query of the quarantine and its values. */
export interface QuarantineQuery {
  readonly sql: string;
  readonly values: readonly DuckDBValue[];
}

/** The service in the JSON of a report, as JSON has it; before it stand ids and times only. */
const SERVICE = `regexp_extract(payload, '"service":"((?:[^"\\\\]|\\\\.)*)"', 1)`;

/** The reports of a filter with the latest decision about each, newest first. */
export function quarantineQuery(
  { ids, reason, service, from, to, state = 'all' }: QuarantineFilter,
  limit: number,
  after?: QuarantinePosition,
): QuarantineQuery {
  const values: DuckDBValue[] = [];
  const value = (each: DuckDBValue): string => `$${values.push(each)}`;
  const conditions = [
    ...(ids === undefined ? [] : [`id IN (${ids.map(value).join(', ') || 'NULL'})`]),
    ...(reason === undefined ? [] : [`reason = ${value(reason)}`]),
    ...(service === undefined ? [] : [`${SERVICE} = ${value(JSON.stringify(service).slice(1, -1))}`]),
    ...(from === undefined ? [] : [`recorded_at >= ${value(timestamp(from))}`]),
    ...(to === undefined ? [] : [`recorded_at < ${value(timestamp(to))}`]),
    ...(state === 'all' ? [] : [state === 'waiting' ? 'verdict IS NULL' : `verdict = ${value(state)}`]),
    ...(after === undefined
      ? []
      : [
          `(recorded_at < ${value(timestamp(after.recordedAt))} OR (recorded_at = ${value(timestamp(after.recordedAt))} AND id > ${value(after.id)}))`,
        ]),
  ];
  return {
    sql: `
      WITH latest AS (SELECT report_id, arg_max(verdict, decided_at) AS verdict, max(decided_at) AS decided_at,
        arg_max(note, decided_at) AS note, arg_max(call_id, decided_at) AS call_id FROM quarantine_decisions GROUP BY report_id)
      SELECT quarantine.*, verdict, decided_at, note, call_id FROM quarantine LEFT JOIN latest ON report_id = id
      ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY recorded_at DESC, id LIMIT ${limit}`,
    values,
  };
}

export function readKept(row: Row): KeptReport {
  const optional = readOptional(row);
  const { verdict } = optional('verdict', 'verdict');
  const id = readText(row, 'id');
  const decision: QuarantineDecision | undefined =
    verdict === undefined
      ? undefined
      : {
          reportId: id,
          // Written from the closed set.
          verdict: verdict as QuarantineVerdict,
          decidedAt: readMs(row, 'decided_at'),
          note: readText(row, 'note'),
          ...optional('callId', 'call_id'),
        };
  return {
    id,
    recordedAt: readMs(row, 'recorded_at'),
    signal: readText(row, 'signal') as Signal,
    reason: readText(row, 'reason'),
    detail: readText(row, 'detail'),
    payload: readText(row, 'payload'),
    ...(decision === undefined ? {} : { decision }),
  };
}
