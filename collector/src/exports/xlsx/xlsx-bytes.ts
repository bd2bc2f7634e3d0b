import { addAbortSignal, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileLines } from '../export-file.ts';
import { PieceSource } from './piece-source.ts';
import { sheetXml } from './sheet-xml.ts';
import { FIRST_PARTS, lastParts } from './workbook-parts.ts';

/** Little is won by more, and it is what takes longest. */
const COMPRESSION_LEVEL = 1;

/** No file of the workbook has a date of its own, so that the same rows are the same bytes. */
const AT = new Date(Date.UTC(1980, 0, 1));

/**
 * A workbook of Excel (ECMA-376) of lines that are rows of sheets, with as many sheets as they need.
 *
 * @param mostRows Rows that a sheet has room for, the header among them; as many as Excel has unless told.
 */
export async function* xlsxBytes({ columns, pieces }: FileLines, mostRows?: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const source = new PieceSource(pieces);
  const ended = new AbortController();
  zip.on('error', (error: Error) => output.destroy(error));
  const filled = fill({
    zip,
    sheetOf: () => sheetXml(columns, source, mostRows),
    hasMore: () => source.hasMore(),
    ended: ended.signal,
  }).catch((error: Error) => output.destroy(error));
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    output.destroy();
    ended.abort();
    await source.end();
    await filled;
  }
}

interface Filling {
  readonly zip: ZipFile;
  /** The next sheet. */
  readonly sheetOf: () => AsyncIterable<Uint8Array>;
  readonly hasMore: () => Promise<boolean>;
  /** A sheet that nobody reads on would wait for ever. */
  readonly ended: AbortSignal;
}

async function fill({ zip, sheetOf, hasMore, ended }: Filling): Promise<void> {
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, { mtime: AT });
  for (const [name, text] of FIRST_PARTS) add(name, text);
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = addAbortSignal(ended, Readable.from(sheetOf()));
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`, { mtime: AT, compressionLevel: COMPRESSION_LEVEL });
    if (!(await hasEnded(sheet))) return;
  } while (await hasMore());
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
