import { expect, it } from 'vitest';
import { displayWidth, padded, shortened } from '../src/display-width.ts';
import { table } from '../src/table.ts';

it.each([
  ['chat', 4],
  ['東京', 4],
  ['🇪🇺', 2],
  ['👨‍👩‍👧', 2],
  ['e\u0301', 1],
  ['', 0],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

it.each([
  ['gpt-4o-realtime-2025-06-03', 12, 'gpt-4o…06-03'],
  ['東京大阪名古屋', 8, '東京…屋'],
  ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, '👨‍👩‍👧…👨‍👩‍👧'],
  ['short', 12, 'short'],
])('%s in %i columns is %s', (text, width, short) => {
  expect(shortened(text, width)).toBe(short);
  expect(displayWidth(shortened(text, width))).toBeLessThanOrEqual(width);
});

it('pads by columns, so that what stands behind wide names is in line', () => {
  expect(padded('東京', 6, 'end')).toBe('東京  ');
  const lines = table(
    ['User', 'Calls'],
    [
      ['東京', '1'],
      ['ann', '2'],
      ['👨‍👩‍👧', '3'],
    ],
  ).split('\n');
  expect(new Set(lines.slice(1).map(displayWidth)).size).toBe(1);
});

it('writes rows one below the other where no table of them fits, and leaves out what is empty', () => {
  const rows = [['a-very-long-name-of-a-feature-that-nobody-reads', '1,234,567', '$1,234.567890', '']];
  const shown = table(['Feature', 'Requests', 'Cost', 'Note'], rows, ['Feature'], 30).split('\n');
  expect(shown[0]).toMatch(/^a-very-long-\S*…\S*-reads$/);
  expect(shown.slice(1)).toEqual(['  Requests      1,234,567', '  Cost      $1,234.567890']);
  expect(displayWidth(shown[0] ?? '')).toBeLessThanOrEqual(30);
});
