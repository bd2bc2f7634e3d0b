import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { LineColumn } from '../../ledger/ledger-lines.ts';
import type { FileLines } from '../export-file.ts';
import { parquetSchema, parquetValue } from './parquet-schema.ts';

/** Rows that are written together: as many as are in memory at once. */
const ROWS_IN_GROUP = 20_000;

/** A Parquet file of lines that are JSON arrays of values. */
export async function* parquetBytes({ columns, pieces }: FileLines): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: [...parquetSchema(columns)], createdBy: 'spancost' });
  let rows: unknown[][] = [];
  const writeGroup = (): void => {
    void writer.write({ columnData: columnData(columns, rows), rowGroupSize: rows.length });
    rows = [];
  };
  for await (const piece of pieces) {
    for (const row of valuesOf(piece.bytes)) rows.push(row);
    if (rows.length < ROWS_IN_GROUP) continue;
    writeGroup();
    yield taken(bytes);
  }
  if (rows.length > 0) writeGroup();
  void writer.finish();
  yield taken(bytes);
}

const decoder = new TextDecoder();

/** There is a comma before each array. */
function valuesOf(bytes: Uint8Array): unknown[][] {
  return JSON.parse(`[${decoder.decode(bytes.subarray(1))}]`) as unknown[][];
}

function columnData(columns: readonly LineColumn[], rows: readonly unknown[][]): { name: string; data: unknown[] }[] {
  return columns.map(({ name, kind }, index) => ({ name, data: rows.map((row) => parquetValue(kind, row[index])) }));
}

/** What has been written since; the writer goes on counting from the beginning of the file. */
function taken(bytes: ByteWriter): Uint8Array {
  const made = bytes.getBytes().slice();
  bytes.index = 0;
  return made;
}
