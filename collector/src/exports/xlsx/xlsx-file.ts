import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { LedgerLines } from '../../ledger/ledger-lines.ts';
import type { ExportFile } from '../export-file.ts';
import { RowSource } from './row-source.ts';
import { sheetXml } from './sheet-xml.ts';
import { FIRST_PARTS, lastParts } from './workbook-parts.ts';

/** Little is won by more, and it is what takes longest. */
const COMPRESSION_LEVEL = 1;

/** No file of the workbook has a date of its own, so that the same rows are the same bytes. */
const AT = new Date(Date.UTC(1980, 0, 1));

/** A workbook of Excel (ECMA-376), with as many sheets as its rows need. */
export const XLSX_FILE: ExportFile = { form: 'sheet', bytesOf: workbook };

async function* workbook({ columns, lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const rows = new RowSource(lines);
  zip.on('error', (error: Error) => output.destroy(error));
  const filled = fill(zip, rows, columns).catch((error: Error) => output.destroy(error));
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    output.destroy();
    await rows.end();
    await filled;
  }
}

async function fill(zip: ZipFile, rows: RowSource, columns: LedgerLines['columns']): Promise<void> {
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, { mtime: AT });
  for (const [name, text] of FIRST_PARTS) add(name, text);
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = Readable.from(sheetXml(columns, rows));
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`, { mtime: AT, compressionLevel: COMPRESSION_LEVEL });
    if (!(await hasEnded(sheet))) return;
  } while (await rows.hasMore());
  for (const [name, text] of lastParts(sheets)) add(name, text);
  zip.end();
}

/** Whether a stream has been read to its end; false where it broke off, which the file has been told already. */
function hasEnded(stream: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    stream.once('end', () => resolve(true));
    stream.once('close', () => resolve(false));
  });
}
