import { displayWidth, padded } from '../display-width.ts';
import { printable } from '../printable.ts';

/**
 * Names and values below each other; longer values go on below, at spaces where there are some.
 *
 * @param pairs Those whose value is undefined are left out.
 * @param width Columns of the terminal.
 */
export function pairs(pairs: readonly (readonly [name: string, value: string | undefined])[], width = 100): string {
  const shown = pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, printable(value)] as const]));
  const names = Math.max(0, ...shown.map(([name]) => displayWidth(name)));
  const room = Math.max(10, width - names - 2);
  return shown
    .flatMap(([name, value]) => wrapped(value, room).map((line, index) => `${padded(index === 0 ? name : '', names, 'end')}  ${line}`))
    .join('\n');
}

/** Lines of at most so many columns. A word that is longer is kept whole, so that an address can be copied. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
