import { expect, it } from 'vitest';
import { formatMoment, formatRange } from '../src/format-moment.ts';

it('a moment is what the clocks of the zone show', () => {
  expect(formatMoment('2026-03-29T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29 03:30:00');
});

it.each([
  // November of Berlin begins in October of UTC.
  ['2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z', 'Europe/Berlin', '2026-11-01 to 2026-11-30, Europe/Berlin'],
  ['2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 'UTC', '2026-11-22, UTC'],
  // A day of 23 hours is one.
  ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 'Europe/Berlin', '2026-03-29, Europe/Berlin'],
  ['2026-11-01T00:00:00.000Z', '2026-11-22T20:00:05.123Z', 'UTC', '2026-11-01 00:00:00 to 2026-11-22 20:00:05, UTC'],
])('%s to %s in %s is %s', (from, to, zone, said) => {
  expect(formatRange({ from, to, time_zone: zone })).toBe(said);
});
