import { displayWidth, padded, shortened } from './display-width.ts';

/**
 * Rows one below the other, a line for each of their cells that is not empty, for terminals that no table of them fits into:
 *
 *     chat
 *       Requests   1,234
 *       Cost      $12.30
 */
export function stackedRows(header: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const [, ...titles] = header;
  const titleWidth = Math.max(...titles.map(displayWidth));
  const valueWidth = Math.max(...rows.flatMap(([, ...cells]) => cells.map(displayWidth)), 0);
  const room = Math.min(valueWidth, Math.max(LEAST, width - titleWidth - 4));
  const line = (cell: string, index: number): readonly string[] =>
    cell === '' ? [] : [`  ${padded(titles[index] ?? '', titleWidth, 'end')}  ${padded(shortened(cell, room), room, 'start')}`];
  return rows.flatMap(([name = '', ...cells]) => [shortened(name, width), ...cells.flatMap(line)]).join('\n');
}

/** Columns that a value has on any terminal, so that an amount such as $16,666,671.676740 is never cut into another one. */
const LEAST = 18;
