import { colours } from './colours.ts';
import { displayWidth, padded, shortened } from './display-width.ts';
import { printable } from './printable.ts';
import { stackedRows } from './stacked-rows.ts';

/**
 * Rows under a header as a table; columns named in `left` are aligned to the left, the others to the right.
 *
 * @param width Columns of the terminal: columns move together, then names are cut in the middle, and then rows are written one below the
 *   other, until it fits. Nothing is cut where it is not known.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly string[] = [header[0] ?? ''],
  width?: number,
): string {
  const cells = rows.map((row) => row.map(printable));
  const isLeft = header.map((title) => left.includes(title));
  const widths = widthsOf([header, ...cells]);
  const isTight = width !== undefined && excessOf(widths, ROOMY, width) > 0;
  const cut = isTight ? narrowed(widths, isLeft, width) : widths;
  if (width !== undefined && isTight && excessOf(cut, TIGHT, width) > 0) return stackedRows(header, cells, width);
  const [edge, gap] = isTight ? ['', '  '] : [' ', '    '];
  const line = (row: readonly string[]): string => {
    const shown = row.map((cell, column) => {
      const room = cut[column] ?? 0;
      return padded(shortened(cell, room), room, isLeft[column] === true ? 'end' : 'start');
    });
    return `${edge}${shown.join(gap)}`.trimEnd();
  };
  return [colours.bold(line(header)), ...cells.map(line)].join('\n');
}

/** Room that each column takes besides its text, where there is enough and where there is not. */
const ROOMY = 4;
const TIGHT = 2;
const LEAST = 10;

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return (rows[0] ?? []).map((_title, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
}

function excessOf(widths: readonly number[], room: number, width: number): number {
  // Behind the last one there is nothing.
  return widths.reduce((sum, each) => sum + each + room, 0) - room - width;
}

/** Widths of columns with which a row fits: the widest of those that may be cut is cut, again and again. */
function narrowed(widths: readonly number[], mayBeCut: readonly boolean[], width: number): readonly number[] {
  const cut = [...widths];
  for (let excess = excessOf(widths, TIGHT, width); excess > 0; excess -= 1) {
    const cuttable = cut.map((each, column) => (mayBeCut[column] === true ? each : 0));
    const widest = Math.max(...cuttable);
    if (widest <= LEAST) break;
    cut[cuttable.indexOf(widest)] = widest - 1;
  }
  return cut;
}
