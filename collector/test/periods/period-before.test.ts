import { expect, it } from 'vitest';
import { calendarPeriod } from '../../src/periods/calendar-period.ts';
import { periodBefore } from '../../src/periods/period-before.ts';

it.each([
  ['monthly', '2026-11-22T12:00Z', 'UTC', '2026-10-01T00:00Z', '2026-10-22T12:00Z', 'the same day and hour of the last month'],
  ['monthly', '2026-03-31T12:00Z', 'UTC', '2026-02-01T00:00Z', '2026-02-28T12:00Z', 'the last day, where it has no 31st'],
  ['monthly', '2026-11-02T00:00Z', 'Europe/Berlin', '2026-09-30T22:00Z', '2026-10-01T23:00Z', 'one in the morning there, summer or winter'],
  ['daily', '2026-10-26T11:00Z', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T11:00Z', 'noon after 13 hours'],
  ['weekly', '2026-11-25T09:00Z', 'UTC', '2026-11-16T00:00Z', '2026-11-18T09:00Z', 'the Wednesday before'],
  ['quarterly', '2026-11-22T12:00Z', 'UTC', '2026-07-01T00:00Z', '2026-08-22T12:00Z', 'three months before'],
  ['yearly', '2024-02-29T12:00Z', 'UTC', '2023-01-01T00:00Z', '2023-02-28T12:00Z', 'a year before, without a leap day'],
] as const)('%s at %s in %s is compared with %s up to %s: %s', (period, at, zone, from, to, _point) => {
  const moment = Date.parse(at);
  const range = calendarPeriod(period, moment, zone);
  expect(periodBefore(period, range, moment, zone)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
});

it('is whole for a period that is over, and nothing yet for one that has not begun', () => {
  const october = calendarPeriod('monthly', Date.parse('2026-10-05T00:00Z'), 'UTC');
  const september = { from: Date.parse('2026-09-01T00:00Z'), to: october.from };
  expect(periodBefore('monthly', october, october.to, 'UTC')).toEqual(september);
  expect(periodBefore('monthly', october, october.from - 1, 'UTC')).toEqual({ from: september.from, to: september.from });
});
