import type { LineColumn } from '../../ledger/ledger-lines.ts';
import type { PieceSource } from './piece-source.ts';
import { SHEET_HEADER } from './workbook-parts.ts';

/** Rows that a sheet has room for, the header among them. */
const MOST_ROWS = 1_048_576;

/** A part of a zip file above 4 GiB needs a form of it that Excel does not always read. */
const MOST_BYTES = 3_500_000_000;

/** How wide a column is shown, in characters. */
const WIDTHS: Readonly<Record<LineColumn['kind'], number>> = {
  text: 18,
  json: 24,
  moment: 24,
  second: 24,
  flag: 8,
  whole: 12,
  number: 12,
  usd: 14,
  decimal: 14,
};

/**
 * The XML of the next sheet: a header that stays in sight, and as many pieces of rows as there is room for.
 *
 * @param mostRows Rows that a sheet has room for, the header among them; as many as Excel has unless told.
 */
export async function* sheetXml(
  columns: readonly LineColumn[],
  pieces: PieceSource,
  mostRows: number = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const shown = columns.flatMap(shownAs);
  const head = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${shown.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
      `<sheetData><row>${shown.map(({ name }) => `<c t="inlineStr" s="${SHEET_HEADER}"><is><t>${name}</t></is></c>`).join('')}</row>`,
  );
  yield head;
  let bytes = head.length;
  let room = mostRows - 1;
  while (bytes < MOST_BYTES) {
    const piece = await pieces.take(room);
    if (piece === undefined) break;
    room -= piece.rows;
    bytes += piece.bytes.length;
    yield piece.bytes;
  }
  if (room === mostRows - 1 && (await pieces.hasMore())) throw new RangeError(`a piece has more rows than a sheet, which has ${room}`);
  yield Buffer.from('</sheetData></worksheet>');
}

/** An exact amount has a column of its own beside the number. */
function shownAs({ name, kind }: LineColumn): readonly { readonly name: string; readonly width: number }[] {
  const shown = { name, width: WIDTHS[kind] };
  return kind === 'usd' || kind === 'decimal' ? [shown, { name: `${name}_exact`, width: 26 }] : [shown];
}
