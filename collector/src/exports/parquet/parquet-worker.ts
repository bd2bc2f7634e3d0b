/** Makes a Parquet file of lines, each a JSON array of the values of its columns. */
import { parentPort, workerData } from 'node:worker_threads';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { LineColumn } from '../../ledger/ledger-lines.ts';
import { parquetSchema, parquetValue } from './parquet-schema.ts';

export type ParquetRequest = { readonly lines: readonly string[] } | { readonly end: true };

/** The bytes that have become certain. */
export type ParquetAnswer = readonly Uint8Array[];

/** Rows that are written together: as many as are in memory at once. */
const ROWS_IN_GROUP = 20_000;

const columns = workerData as readonly LineColumn[];
const bytes = new ByteWriter();
const writer = new ParquetWriter({ writer: bytes, schema: [...parquetSchema(columns)], createdBy: 'spancost' });
let rows: unknown[][] = [];

parentPort?.on('message', (request: ParquetRequest) => {
  if ('lines' in request) rows.push(...request.lines.map((line) => JSON.parse(line) as unknown[]));
  const isEnd = 'end' in request;
  if (rows.length >= ROWS_IN_GROUP || (isEnd && rows.length > 0)) writeGroup();
  if (isEnd) void writer.finish();
  // Threads have no origins.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(taken());
});

function writeGroup(): void {
  const columnData = columns.map(({ name, kind }, index) => ({ name, data: rows.map((row) => parquetValue(kind, row[index])) }));
  void writer.write({ columnData, rowGroupSize: rows.length });
  rows = [];
}

/** What has been written since; the writer goes on counting from the beginning of the file. */
function taken(): ParquetAnswer {
  if (bytes.index === 0) return [];
  const made = bytes.getBytes().slice();
  bytes.index = 0;
  return [made];
}
