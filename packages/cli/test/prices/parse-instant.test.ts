import { expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../src/prices/parse-instant.ts';

it.each([
  ['2026-11-22', '2026-11-22T00:00:00Z'],
  ['2026-11-22T09:30Z', '2026-11-22T09:30:00Z'],
  ['2026-11-22T09:30:15+02:00', '2026-11-22T07:30:15Z'],
  ['2026-11-22T09:30:15.250Z', '2026-11-22T09:30:15.250Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
])('%s is %s', (text, instant) => {
  expect(formatInstant(parseInstant(text))).toBe(instant);
});

it.each([
  '',
  'now',
  '2026-11-22T09:30',
  '22.11.2026',
  '2026-13-01',
  '2026-02-29',
  '2026-11-22T25:00Z',
  '2026-11-22 09:30Z',
  '1e9',
  '+275760-09-13',
])('refuses %s', (text) => {
  expect(() => parseInstant(text)).toThrow('ISO 8601');
});
