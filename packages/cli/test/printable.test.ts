import { expect, it } from 'vitest';
import { printable } from '../src/printable.ts';

it.each([
  ['tab\tand\nline', String.raw`tab\x09and\x0aline`],
  ['\u001b[2J', String.raw`\x1b[2J`],
  ['\u009b2J', String.raw`\x9b2J`],
  ['\u202e00.1$', String.raw`\u202e00.1$`],
  ['\u2066a\u2069\u2028b', String.raw`\u2066a\u2069\u2028b`],
  ['مرحبا, 東京, 👩\u200d💻', 'مرحبا, 東京, 👩\u200d💻'],
])('%j is printed as %s', (text, printed) => {
  expect(printable(text)).toBe(printed);
});
