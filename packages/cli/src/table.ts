import Table from 'cli-table3';
import colors from 'picocolors';
import { printable } from './printable.ts';

/**
 * Rows under a header as a table; columns named in `left` are aligned to the left, the others to the right.
 *
 * @param width Columns of the terminal: names are cut in the middle until the table fits. Nothing is cut where it is not known.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly string[] = [header[0] ?? ''],
  width?: number,
): string {
  const rendered = new Table({
    head: header.map((title) => colors.bold(title)),
    colAligns: header.map((title) => (left.includes(title) ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
  });
  const cells = rows.map((row) => row.map(printable));
  const fitting =
    width === undefined
      ? cells
      : fit(
          [header, ...cells],
          header.map((title) => left.includes(title)),
          width,
        ).slice(1);
  for (const row of fitting) rendered.push([...row]);
  return rendered.toString();
}

/** Room that each column takes besides its text. */
const PADDING = 4;
const LEAST = 10;

/** Cuts the widest of the columns that may be cut, again and again, until a row fits. */
function fit(rows: readonly (readonly string[])[], mayBeCut: readonly boolean[], width: number): readonly (readonly string[])[] {
  const widths = mayBeCut.map((_may, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  let excess = widths.reduce((sum, each) => sum + each + PADDING, 0) - width;
  while (excess > 0) {
    const cuttable = widths.map((each, column) => (mayBeCut[column] === true ? each : 0));
    const widest = Math.max(...cuttable);
    if (widest <= LEAST) break;
    widths[cuttable.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return rows.map((row) => row.map((cell, column) => shorten(cell, widths[column] ?? cell.length)));
}

/** `gpt-4o-realtime…2025-06-03`: what distinguishes names is often at their end. */
function shorten(cell: string, width: number): string {
  if (cell.length <= width) return cell;
  const end = Math.floor((width - 1) / 2);
  return `${cell.slice(0, width - 1 - end)}…${cell.slice(cell.length - end)}`;
}
