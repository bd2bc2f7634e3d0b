import { expect, it } from 'vitest';
import { sentRange } from '../../src/address/range.ts';
import { clockTime, dayBefore } from '../../src/format/moment.ts';

// Half past eleven in the evening in Berlin, on the day before the clocks go back.
const AT = Date.parse('2026-10-24T21:30:00Z');

it('days are those of the zone, also where one of them has 25 hours', () => {
  expect(['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'].map((zone) => dayBefore(AT, zone, 0))).toEqual([
    '2026-10-24',
    '2026-10-25',
    '2026-10-24',
  ]);
  expect(dayBefore(Date.parse('2026-10-26T23:30:00Z'), 'Europe/Berlin', 2)).toBe('2026-10-25');
  expect(dayBefore(Date.parse('2026-03-01T12:00:00Z'), 'UTC', 1)).toBe('2026-02-28');
});

it('seven days are six whole ones and today', () => {
  expect(sentRange('7d', AT, 'Europe/Berlin')).toEqual({ from: '2026-10-18' });
  expect(sentRange('month', AT, 'Europe/Berlin')).toEqual({ period: 'this_month' });
});

it('the day is said of calls that are not of today, and the year of those of another year', () => {
  expect(clockTime('2026-10-24T20:00:00Z', 'Europe/Berlin', AT)).toBe('22:00:00');
  expect(clockTime('2026-10-23T20:00:00Z', 'Europe/Berlin', AT)).toBe('23 Oct, 22:00:00');
  expect(clockTime('2025-10-24T20:00:00Z', 'Europe/Berlin', AT)).toBe('24 Oct 2025, 22:00:00');
});
