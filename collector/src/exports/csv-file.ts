import type { LedgerLines } from '../ledger/ledger-lines.ts';
import type { ExportFile } from './export-file.ts';

const END_OF_LINE = '\r\n';

/** RFC 4180 in UTF-8 with a header. Without a byte order mark: what is not a spreadsheet would take it for a part of the first name. */
export const CSV_FILE: ExportFile = { form: 'csv', bytesOf: csvBytes };

async function* csvBytes({ columns, lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  yield Buffer.from(columns.map(({ name }) => name).join(',') + END_OF_LINE);
  for await (const each of lines) yield Buffer.from(each.join(END_OF_LINE) + END_OF_LINE);
}
