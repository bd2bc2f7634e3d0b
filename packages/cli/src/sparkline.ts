import { glyphsFor, type Glyphs } from './glyphs.ts';

/**
 * Amounts as a line of blocks, from zero up to the greatest: `▁▁▄█▂`. What is not zero is seen: it is never the lowest block, which is
 * what zero and less are.
 *
 * @param width Columns at most: more amounts than that are added up in groups of equal size.
 */
export function sparkline(amounts: readonly number[], width: number, glyphs: Glyphs = glyphsFor(process.env, process.platform)): string {
  const { levels } = glyphs;
  const size = Math.max(1, Math.ceil(amounts.length / Math.max(1, width)));
  const shown = Array.from({ length: Math.ceil(amounts.length / size) }, (_, group) =>
    amounts.slice(group * size, (group + 1) * size).reduce((sum, each) => sum + each, 0),
  );
  const greatest = Math.max(0, ...shown);
  const top = levels.length - 1;
  return shown.map((each) => levels[each <= 0 ? 0 : Math.max(1, Math.round((each / greatest) * top))] ?? '').join('');
}
