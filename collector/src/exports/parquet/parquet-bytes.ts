import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FileLines } from '../export-file.ts';
import { parquetSchema, parquetValue } from './parquet-schema.ts';

/** Rows that are written together: as many as are in memory at once. */
const ROWS_IN_GROUP = 20_000;

/** A Parquet file of lines that are JSON arrays of values. */
export async function* parquetBytes({ columns, pieces }: FileLines): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: [...parquetSchema(columns)], createdBy: 'spancost' });
  // By column, as they are written: rows and columns of the same values would be twice the memory.
  let group = columns.map((column) => ({ ...column, data: [] as unknown[] }));
  let rows = 0;
  const writeGroup = (): void => {
    void writer.write({ columnData: group.map(({ name, data }) => ({ name, data })), rowGroupSize: rows });
    group = group.map((column) => ({ ...column, data: [] }));
    rows = 0;
  };
  for await (const piece of pieces) {
    const values = valuesOf(piece.bytes);
    for (const [index, { kind, data }] of group.entries()) for (const row of values) data.push(parquetValue(kind, row[index]));
    rows += piece.rows;
    if (rows < ROWS_IN_GROUP) continue;
    writeGroup();
    yield taken(bytes);
  }
  if (rows > 0) writeGroup();
  void writer.finish();
  yield taken(bytes);
}

const decoder = new TextDecoder();

/** There is a comma before each array. */
function valuesOf(bytes: Uint8Array): unknown[][] {
  return JSON.parse(`[${decoder.decode(bytes.subarray(1))}]`) as unknown[][];
}

/** What has been written since; the writer goes on counting from the beginning of the file. */
function taken(bytes: ByteWriter): Uint8Array {
  const made = bytes.getBytes().slice();
  bytes.index = 0;
  return made;
}
