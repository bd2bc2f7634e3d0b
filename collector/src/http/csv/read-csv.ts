import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';

/** What a table has to be. */
export interface CsvTable {
  /** Names of its columns, in lower case. */
  readonly columns: readonly string[];
  /** Those of them without which it is none. */
  readonly required: readonly string[];
  /** Those of them with amounts of money. */
  readonly amounts?: readonly string[];
  /** Rows that are taken at once. */
  readonly maxRows: number;
}

/** A row of a table. */
export interface CsvRow {
  /** The line of the file at which it ends; the header is line 1. */
  readonly line: number;
  /** By name of the column, for those that the header has; an empty cell is an empty text. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Bytes that are read before others are let in. */
const SLICE = 65_536;

/** Characters of a message about what a table has. */
const LONGEST_MESSAGE = 300;

/** Comma first; spreadsheets write semicolons where the comma is the decimal point. */
const DELIMITERS = [',', ';', '\t'] as const;

const OPTIONS = {
  bom: true,
  info: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  // Rows of another length are told of in our words.
  relax_column_count: true,
  skip_empty_lines: true,
  // Spreadsheets end a table with rows of commas.
  skip_records_with_empty_values: true,
  trim: true,
};

/**
 * Rows of a table in CSV as RFC 4180 has it: UTF-8 with or without byte order mark, a header, cells between quotes where they
 * have to be. Columns may be in any order and their names in capitals; the delimiter is a comma, or a semicolon or tab where
 * the header has those. Lines that are empty, or have empty cells alone, are no rows, and white space around a cell is not of it.
 *
 * @throws SyntaxError naming the line that is not as it has to be.
 */
export async function readCsv(bytes: Uint8Array, table: CsvTable): Promise<readonly CsvRow[]> {
  checkUtf8(bytes);
  const delimiter = delimiterOf(bytes);
  const parser = parse({ ...OPTIONS, delimiter });
  const source = Readable.from(slicesOf(bytes));
  source.once('error', (error) => parser.destroy(error));
  let header: readonly string[] | undefined;
  const rows: CsvRow[] = [];
  try {
    for await (const { info, record } of source.pipe(parser) as AsyncIterable<ParsedRecord>) {
      if (header === undefined) {
        header = readHeader(record, table);
        continue;
      }
      if (rows.length === table.maxRows) throw new SyntaxError(`The table has more than ${table.maxRows} rows; send it in parts`);
      const cells = cellsOf(record, header, info.lines);
      if (delimiter === ';') checkAmounts(cells, table, info.lines);
      rows.push({ line: info.lines, cells });
    }
  } catch (error) {
    throw error instanceof CsvError ? new SyntaxError(`The table is not CSV: ${error.message.slice(0, LONGEST_MESSAGE)}`) : error;
  } finally {
    source.destroy();
  }
  if (header === undefined) throw new SyntaxError(`The table is empty; its first line has to be ${table.columns.join(',')}`);
  return rows;
}

/** What the parser yields with the option `info`. */
interface ParsedRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

function checkUtf8(bytes: Uint8Array): void {
  if (!isUtf8(bytes)) throw new SyntaxError('The table is not in UTF-8; save it as "CSV UTF-8"');
}

/** The first of them in the first line that is not empty. */
function delimiterOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SLICE)).toString();
  const first = /[^\r\n]+/.exec(text)?.[0] ?? '';
  return DELIMITERS.find((delimiter) => first.includes(delimiter)) ?? ',';
}

async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += SLICE) {
    yield bytes.subarray(from, from + SLICE);
    await setImmediate();
  }
}

function readHeader(written: readonly string[], { columns, required }: CsvTable): readonly string[] {
  const header = written.map((name) => name.toLowerCase());
  const wrong =
    header.find((name) => !columns.includes(name)) ??
    header.find((name, index) => header.indexOf(name) !== index) ??
    required.find((name) => !header.includes(name));
  if (wrong === undefined) return header;
  const shown = JSON.stringify(wrong.slice(0, LONGEST_MESSAGE));
  const what = !columns.includes(wrong) ? 'is not known' : header.includes(wrong) ? 'is there twice' : 'is missing';
  throw new SyntaxError(`Column ${shown} ${what}; the first line names columns, of ${columns.join(', ')}`);
}

function cellsOf(record: readonly string[], header: readonly string[], line: number): Readonly<Record<string, string>> {
  if (record.length !== header.length)
    throw new SyntaxError(`Line ${line} has ${record.length} cells and the first line ${header.length}; put a cell with a comma in quotes`);
  return Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']));
}

/** One dot before three digits, which is a thousand where the comma is the decimal point. */
const PERHAPS_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** Where cells have semicolons between them, whoever wrote the table may mean a thousand by 1.000. */
function checkAmounts(cells: CsvRow['cells'], { amounts = [] }: CsvTable, line: number): void {
  for (const name of amounts) {
    const cell = cells[name] ?? '';
    if (PERHAPS_THOUSANDS.test(cell))
      throw new SyntaxError(
        `Line ${line}: ${name}: ${cell} can be read in two ways in a table with semicolons; write ${cell.replace('.', '')} or ${cell}0`,
      );
  }
}
