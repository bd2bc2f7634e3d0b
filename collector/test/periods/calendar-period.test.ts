import { describe, expect, it } from 'vitest';
import { calendarPeriod } from '../../src/periods/calendar-period.ts';

const HOUR_MS = 3_600_000;

describe('a calendar period', () => {
  it.each([
    ['daily', '2026-03-28T22:59:59Z', 24, '2026-03-27T23:00:00Z', '2026-03-28T23:00:00Z'],
    ['daily', '2026-03-28T23:00:00Z', 23, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['daily', '2026-03-29T21:59:59Z', 23, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['daily', '2026-03-29T22:00:00Z', 24, '2026-03-29T22:00:00Z', '2026-03-30T22:00:00Z'],
    ['daily', '2026-10-24T22:00:00Z', 25, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['daily', '2026-10-25T22:59:59Z', 25, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['daily', '2026-10-25T23:00:00Z', 24, '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'],
    ['weekly', '2026-03-29T12:00:00Z', 167, '2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['weekly', '2026-03-29T22:00:00Z', 168, '2026-03-29T22:00:00Z', '2026-04-05T22:00:00Z'],
    ['weekly', '2026-10-25T12:00:00Z', 169, '2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['monthly', '2026-03-01T00:00:00Z', 743, '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'],
    ['monthly', '2026-10-31T22:59:59Z', 745, '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
  ] as const)('that is %s in Berlin has at %s %i hours, from %s to %s', (period, at, hours, from, to) => {
    const range = calendarPeriod(period, Date.parse(at), 'Europe/Berlin');
    expect(range).toEqual({ from: Date.parse(from), to: Date.parse(to) });
    expect(range.to - range.from).toBe(hours * HOUR_MS);
  });

  it.each([
    ['Atlantic/Azores', 'has no midnight', '2026-03-29', 23, '2026-03-29T01:00:00Z', '2026-03-30T00:00:00Z'],
    ['Atlantic/Azores', 'has two midnights', '2026-10-25', 25, '2026-10-25T00:00:00Z', '2026-10-26T01:00:00Z'],
    ['Africa/Cairo', 'has no midnight', '2026-04-24', 23, '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z'],
  ] as const)('in %s that %s, %s, has %i hours, whichever of them is asked about', (timeZone, _, _day, hours, from, to) => {
    const range = { from: Date.parse(from), to: Date.parse(to) };
    for (let hour = 0; hour < hours; hour += 1) expect(calendarPeriod('daily', range.from + hour * HOUR_MS, timeZone)).toEqual(range);
    expect(calendarPeriod('daily', range.from - 1, timeZone).to).toBe(range.from);
    expect(calendarPeriod('daily', range.to, timeZone).from).toBe(range.to);
  });

  it('begins where the one before it ends, every six hours of 2026 in five time zones', () => {
    for (const timeZone of ['Europe/Berlin', 'Atlantic/Azores', 'Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe']) {
      for (const period of ['daily', 'weekly', 'monthly'] as const) {
        let last = calendarPeriod(period, Date.UTC(2026, 0, 1), timeZone);
        for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 6 * HOUR_MS) {
          const next = calendarPeriod(period, at, timeZone);
          expect(at >= next.from && at < next.to, `${timeZone} ${period} ${at}`).toBe(true);
          if (next.from !== last.from) expect(next.from, `${timeZone} ${period} ${at}`).toBe(last.to);
          last = next;
        }
      }
    }
  });
});
