import { displayWidth, padded } from '../display-width.ts';
import { wrapped } from './fitted.ts';
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
