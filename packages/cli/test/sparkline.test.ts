import { expect, it } from 'vitest';
import { glyphsFor, type Glyphs } from '../src/glyphs.ts';
import { sparkline } from '../src/sparkline.ts';

const UTF8: Glyphs = glyphsFor({ LANG: 'de_DE.UTF-8' }, 'linux');

it.each([
  [[0, 1, 4, 7, 2], 5, '▁▂▅█▃'],
  // What is not zero is seen, beside a million of it too; a refund is not less than nothing.
  [[1_000_000, 1, 0, -5], 4, '█▂▁▁'],
  [[0, 0], 2, '▁▁'],
  [[], 10, ''],
  // Six in three columns: sums of two each.
  [[1, 1, 0, 0, 2, 2], 3, '▅▁█'],
  [[1, 2, 3], 0, '█'],
])('%j in %i columns is %s', (amounts, width, line) => {
  expect(sparkline(amounts, width, UTF8)).toBe(line);
});

it.each([
  [{ LANG: 'en_GB.UTF-8' }, 'linux', '█'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', '#'],
  [{ LC_CTYPE: 'C.utf8', LANG: 'C' }, 'linux', '█'],
  [{ LANG: 'en_GB.ISO-8859-1' }, 'linux', '#'],
  [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'linux', '#'],
  [{}, 'linux', '█'],
  [{ LANG: 'C' }, 'win32', '█'],
] as const)('with %j on %s a full bar is of %s', (env, platform, full) => {
  expect(glyphsFor(env, platform).full).toBe(full);
});
