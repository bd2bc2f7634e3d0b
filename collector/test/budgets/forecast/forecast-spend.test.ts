import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { forecastSpend, type SpendQuestion } from '../../../src/budgets/forecast/forecast-spend.ts';
import { HOUR_MS, type SpendHistory } from '../../../src/budgets/forecast/spend-history.ts';
import { calendarPeriod, type CalendarPeriod } from '../../../src/periods/calendar-period.ts';

const BERLIN = 'Europe/Berlin';
const WEEKS = 8;

/** Eight weeks up to a moment, of which each hour spends what its local time says. */
function historyOf(at: number, timeZone: string, spends: (local: DateTime, weeksAgo: number) => number): SpendHistory {
  const count = WEEKS * 168;
  const from = Math.floor(at / HOUR_MS) * HOUR_MS - count * HOUR_MS;
  const hours = Float64Array.from({ length: count }, (_, index) =>
    spends(DateTime.fromMillis(from + index * HOUR_MS, { zone: timeZone }), (count - index) / 168),
  );
  return { from, hours, firstAt: from };
}

/** $1 in each hour from 9 to 17 of a weekday, else nothing: $8 a weekday. */
const atWork = (local: DateTime): number => (local.weekday <= 5 && local.hour >= 9 && local.hour < 17 ? 1 : 0);

function atTime(time: string, timeZone: string): number {
  return DateTime.fromISO(time, { zone: timeZone }).toMillis();
}

function periodAt(
  time: string,
  period: CalendarPeriod,
  spends: (local: DateTime, weeksAgo: number) => number,
): Omit<SpendQuestion, 'spent'> {
  const at = atTime(time, BERLIN);
  return { history: historyOf(at, BERLIN, spends), range: calendarPeriod(period, at, BERLIN), at, timeZone: BERLIN };
}

describe('a forecast', () => {
  it.each([
    ['$8 of a Monday are still to come at nine in the morning', '2026-11-16T09:00', 'daily', 0, 8],
    ['$4 are to come at one in the afternoon, after $4', '2026-11-16T13:00', 'daily', 4, 8],
    ['nothing more comes in the evening', '2026-11-16T18:00', 'daily', 8, 8],
    ['nothing comes on a Sunday', '2026-11-15T09:00', 'daily', 0, 0],
    ['a week that has spent $40 by Saturday ends so', '2026-11-14T12:00', 'weekly', 40, 40],
    ['a month of 30 days with 21 weekdays costs $168', '2026-11-01T00:00', 'monthly', 0, 168],
    ['February of 2027 has 20 weekdays, $160', '2027-02-01T00:00', 'monthly', 0, 160],
    ['February of 2028 has a 29th, a Tuesday, and 21 weekdays: $168', '2028-02-01T00:00', 'monthly', 0, 168],
    ['on the 28th of that February $8 of the 29th are to come, after $160', '2028-02-28T20:00', 'monthly', 160, 168],
    ['a quarter with 66 weekdays costs $528', '2026-10-01T00:00', 'quarterly', 0, 528],
  ] as const)('%s', (_, time, period, spent, expected) => {
    const forecast = forecastSpend({ ...periodAt(time, period, atWork), spent });
    // What an hour of the night or a weekend is drawn to that of all days is a few per cent.
    expect(forecast?.expected).toBeGreaterThan(expected * 0.95 - 0.01);
    expect(forecast?.expected).toBeLessThan(expected * 1.08 + 0.5);
  });

  it.each([
    ['23', '2027-03-28', 23],
    ['25', '2026-10-25', 25],
    ['24', '2026-11-15', 24],
  ])('of a day of %s hours at $1 an hour is as many dollars', (_, day, hours) => {
    const question = periodAt(`${day}T00:00`, 'daily', () => 1);
    expect(forecastSpend({ ...question, spent: 0 })?.expected).toBeCloseTo(hours, 6);
  });

  it('knows office hours in the weeks after clocks were changed: $8 a day, from nine', () => {
    for (const day of ['2026-10-26', '2027-03-29'])
      expect(forecastSpend({ ...periodAt(`${day}T09:00`, 'daily', atWork), spent: 0 })?.expected).toBeCloseTo(8, -0.5);
  });

  it('follows growth: what doubles in eight weeks is expected to grow on, more slowly', () => {
    const question = periodAt('2026-11-02T00:00', 'weekly', (_, weeksAgo) => 2 ** (-weeksAgo / 8));
    const { expected } = forecastSpend({ ...question, spent: 0 })!;
    expect(expected).toBeGreaterThan(168);
    expect(expected).toBeLessThan(168 * 2 ** (1 / 8));
  });

  it('follows decline: what halves every week costs less than $500 in the month after a week of $250, and never less than nothing', () => {
    const question = periodAt('2026-11-01T00:00', 'monthly', (_, weeksAgo) => 2 ** weeksAgo);
    const { low, expected } = forecastSpend({ ...question, spent: 0 })!;
    expect(expected).toBeLessThan(500);
    expect(low).toBeGreaterThanOrEqual(0);
  });

  it('has a band that closes towards the end of the period, and is what is spent after it', () => {
    const width = (time: string): number => {
      const forecast = forecastSpend({ ...periodAt(time, 'monthly', () => 1), spent: 100 })!;
      return forecast.high - forecast.low;
    };
    const widths = ['2026-11-02T00:00', '2026-11-15T00:00', '2026-11-29T00:00', '2026-11-30T23:59'].map(width);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths.at(-1)).toBeLessThan(0.05);
    const question = periodAt('2026-11-30T12:00', 'monthly', () => 1);
    const ended = { ...question, at: question.range.to, spent: 100 };
    expect(forecastSpend(ended)).toEqual({ expected: 100, low: 100, high: 100 });
  });

  it('of a window that has not begun is of its own days only: $40 of a week from next Monday, $0 of a weekend', () => {
    const question = periodAt('2026-11-11T10:00', 'weekly', atWork);
    const window = (from: string, to: string) => ({ from: atTime(from, BERLIN), to: atTime(to, BERLIN) });
    const week = forecastSpend({ ...question, range: window('2026-11-16', '2026-11-23'), spent: 0 });
    expect(week?.expected).toBeGreaterThan(38);
    expect(week?.expected).toBeLessThan(43);
    expect(forecastSpend({ ...question, range: window('2026-11-21', '2026-11-23'), spent: 0 })?.expected).toBeLessThan(1.5);
  });

  it('of a minute is of what its hour spends: $1 of a whole hour, a sixtieth of it more', () => {
    const question = periodAt('2026-11-16T10:30', 'daily', () => 1);
    const range = { from: question.at, to: question.at + 60_000 };
    expect(forecastSpend({ ...question, range, spent: 0.5 })?.expected).toBeCloseTo(0.5 + 1 / 60, 6);
  });
});

describe('a forecast of a short history', () => {
  const at = atTime('2026-11-16T12:00', BERLIN);
  const range = calendarPeriod('daily', at, BERLIN);
  const after = (minutes: number, spends = 1): SpendHistory => {
    const firstAt = at - minutes * 60_000;
    const from = Math.floor(firstAt / HOUR_MS) * HOUR_MS;
    const hours = Float64Array.from({ length: Math.floor((at - from) / HOUR_MS) + 1 }, (_, index) => {
      const begun = Math.max(firstAt, from + index * HOUR_MS);
      return (spends * Math.max(0, Math.min(at, from + (index + 1) * HOUR_MS) - begun)) / HOUR_MS;
    });
    return { from, hours, firstAt };
  };

  it.each([
    ['no call was ever made', { from: at - HOUR_MS, hours: new Float64Array(1) }],
    ['the first call was made 59 minutes ago', after(59)],
    ['nothing is kept', { from: at, hours: new Float64Array(0), firstAt: at }],
  ])('is undefined where %s', (_, history) => {
    expect(forecastSpend({ history, range, at, spent: 1, timeZone: BERLIN })).toBeUndefined();
  });

  it.each([61, 300, 24 * 60, 6 * 24 * 60])(
    'goes on at an even pace %d minutes after the first call: $1 an hour, 12 more of them',
    (minutes) => {
      const forecast = forecastSpend({ history: after(minutes), range, at, spent: 7, timeZone: BERLIN })!;
      expect(forecast.expected).toBeCloseTo(19, 6);
      expect(forecast.low).toBeGreaterThan(7);
      expect(forecast.high).toBeGreaterThan(28);
    },
  );

  it('has a band that narrows as more becomes known, and is narrow only after weeks', () => {
    const widths = [2, 24, 5 * 24, 8 * 24, 56 * 24].map((hours) => {
      const forecast = forecastSpend({ history: after(hours * 60), range, at, spent: 0, timeZone: BERLIN })!;
      return forecast.high - forecast.low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[0]! / widths.at(-1)!).toBeGreaterThan(10);
  });

  it('of calls that cost nothing is nothing, and that is known', () => {
    expect(forecastSpend({ history: after(120, 0), range, at, spent: 0, timeZone: BERLIN })).toEqual({ expected: 0, low: 0, high: 0 });
  });
});
