import Table from 'cli-table3';
import colors from 'picocolors';
import { printable } from './printable.ts';

/**
 * Rows under a header as a table; columns named in `left` are aligned to the left, the others to the right.
 *
 * @param width Columns of the terminal: columns move together, and then names are cut in the middle, until the table fits. Nothing is
 *   cut where it is not known.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly string[] = [header[0] ?? ''],
  width?: number,
): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = widthsOf([header, ...cells]);
  const tight = width !== undefined && excessOf(widths, ROOMY, width) > 0;
  const rendered = new Table({
    head: header.map((title) => colors.bold(title)),
    colAligns: header.map((title) => (left.includes(title) ? 'left' : 'right')),
    style: { head: [], border: [], compact: true, ...(tight ? { 'padding-left': 0, 'padding-right': 0 } : {}) },
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
  const cut = tight
    ? narrowed(
        widths,
        header.map((title) => left.includes(title)),
        width,
      )
    : widths;
  for (const row of cells) rendered.push(row.map((cell, column) => shorten(cell, cut[column] ?? cell.length)));
  return rendered.toString();
}

/** Room that each column takes besides its text, where there is enough and where there is not. */
const ROOMY = 4;
const TIGHT = 2;
const LEAST = 10;

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return (rows[0] ?? []).map((_title, column) => Math.max(...rows.map((row) => Array.from(row[column] ?? '').length)));
}

function excessOf(widths: readonly number[], room: number, width: number): number {
  return widths.reduce((sum, each) => sum + each + room, 0) - width;
}

/** Widths of columns with which a row fits: the widest of those that may be cut is cut, again and again. */
function narrowed(widths: readonly number[], mayBeCut: readonly boolean[], width: number): readonly number[] {
  const cut = [...widths];
  // Behind the last one there is nothing.
  for (let excess = excessOf(widths, TIGHT, width) - TIGHT; excess > 0; excess -= 1) {
    const cuttable = cut.map((each, column) => (mayBeCut[column] === true ? each : 0));
    const widest = Math.max(...cuttable);
    if (widest <= LEAST) break;
    cut[cuttable.indexOf(widest)] = widest - 1;
  }
  return cut;
}

/** `gpt-4o-realtime…2025-06-03`: what distinguishes names is often at their end. */
function shorten(cell: string, width: number): string {
  const characters = Array.from(cell);
  if (characters.length <= width) return cell;
  const end = Math.floor((width - 1) / 2);
  return `${characters.slice(0, width - 1 - end).join('')}…${characters.slice(characters.length - end).join('')}`;
}
