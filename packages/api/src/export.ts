import { z } from 'zod';
import { CALL_FILTER, LIST_FILTER } from './fields/call-filter.ts';
import { withRange } from './fields/range.ts';
import { operation } from './operation.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'json', 'parquet', 'xlsx'] as const;

/** `calls`: one row a call, net. `entries`: the lines of the ledger. `focus`: FOCUS 1.2 rows, one an entry and meter. */
export const EXPORT_ROWS = ['calls', 'entries', 'focus'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportRows = (typeof EXPORT_ROWS)[number];

export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const EXPORT = operation({
  id: 'export',
  method: 'GET',
  path: '/api/v1/export',
  tag: 'Export',
  summary: 'Calls as a file',
  description:
    'All of the ledger unless a range is said, oldest first, as it is at the moment of the question, however long the download takes. Amounts are exact; in Excel, which only has floats, the exact amount stands beside as text. FOCUS has no rows for what has no known cost. A download that broke off has no end: HTTP says so, and so do JSON, Parquet and Excel.',
  query: withRange({
    format: z
      .enum(EXPORT_FORMATS, `one of ${EXPORT_FORMATS.join(', ')}`)
      .describe('The kind of file.')
      .default('csv'),
    rows: z
      .enum(EXPORT_ROWS, `one of ${EXPORT_ROWS.join(', ')}`)
      .describe('One row a call, net; one row an entry of the ledger; or FOCUS rows.')
      .default('calls'),
    ...CALL_FILTER,
    ...LIST_FILTER,
  }),
  otherAnswers: Object.fromEntries(Object.entries(EXPORT_TYPES).map(([format, type]) => [type, `format=${format}`])),
});
