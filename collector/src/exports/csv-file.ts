import type { ExportFile, FileLines } from './export-file.ts';

/** RFC 4180 in UTF-8 with a header. Without a byte order mark: what is not a spreadsheet would take it for a part of the first name. */
export const CSV_FILE: ExportFile = { form: 'csv', bytesOf: csvBytes };

async function* csvBytes({ columns, pieces }: FileLines): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${columns.map(({ name }) => name).join(',')}\r\n`);
  for await (const { bytes } of pieces) yield bytes;
}
