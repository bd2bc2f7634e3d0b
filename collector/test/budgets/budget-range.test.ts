import { describe, expect, it } from 'vitest';
import { budgetRange } from '../../src/budgets/budget-range.ts';
import { PLAIN_BUDGET, type Budget, type BudgetPeriod } from '../../src/budgets/budget.ts';

const HOUR_MS = 3_600_000;

function budgetOf(period: BudgetPeriod, timeZone: string, more: Partial<Budget> = {}): Budget {
  return { ...PLAIN_BUDGET, name: 'b', amountUsd: '1', period, timeZone, ...more };
}

describe('the period of a budget', () => {
  it.each<readonly [BudgetPeriod, string, string, number, string, string, string]>([
    ['monthly', 'UTC', '2027-02-10T00:00:00Z', 28 * 24, '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z', 'February'],
    ['monthly', 'UTC', '2028-02-29T23:59:59Z', 29 * 24, '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z', 'February of a leap year'],
    ['monthly', 'UTC', '2000-02-29T00:00:00Z', 29 * 24, '2000-02-01T00:00:00Z', '2000-03-01T00:00:00Z', 'February of 2000'],
    ['monthly', 'UTC', '2026-11-30T23:59:59Z', 30 * 24, '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 'November'],
    ['monthly', 'UTC', '2026-12-31T23:59:59Z', 31 * 24, '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z', 'December'],
    ['daily', 'UTC', '2028-02-29T12:00:00Z', 24, '2028-02-29T00:00:00Z', '2028-03-01T00:00:00Z', 'a leap day'],
    ['daily', 'UTC', '2026-12-31T23:59:59Z', 24, '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z', 'the last day of a year'],
    ['weekly', 'UTC', '2027-01-01T00:00:00Z', 168, '2026-12-28T00:00:00Z', '2027-01-04T00:00:00Z', 'the week of new year'],
    ['weekly', 'UTC', '2024-12-29T23:59:59Z', 168, '2024-12-23T00:00:00Z', '2024-12-30T00:00:00Z', 'the Sunday before a week of new year'],
    ['weekly', 'UTC', '2024-12-30T00:00:00Z', 168, '2024-12-30T00:00:00Z', '2025-01-06T00:00:00Z', 'a week that begins in the old year'],
    ['quarterly', 'UTC', '2026-03-31T23:59:59Z', 90 * 24, '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 'the first quarter'],
    ['quarterly', 'UTC', '2028-02-29T00:00:00Z', 91 * 24, '2028-01-01T00:00:00Z', '2028-04-01T00:00:00Z', 'one with a leap day'],
    ['quarterly', 'UTC', '2026-12-31T23:59:59Z', 92 * 24, '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z', 'the last quarter'],
    ['yearly', 'UTC', '2026-07-01T00:00:00Z', 365 * 24, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'a year'],
    ['yearly', 'UTC', '2028-12-31T23:59:59Z', 366 * 24, '2028-01-01T00:00:00Z', '2029-01-01T00:00:00Z', 'a leap year'],
    ['daily', 'Europe/Berlin', '2026-03-29T12:00:00Z', 23, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'when summer time begins'],
    ['daily', 'Europe/Berlin', '2026-10-25T12:00:00Z', 25, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'when it ends'],
    [
      'monthly',
      'Europe/Berlin',
      '2026-03-15T12:00:00Z',
      743,
      '2026-02-28T23:00:00Z',
      '2026-03-31T22:00:00Z',
      'the month in which it begins',
    ],
    ['monthly', 'Europe/Berlin', '2026-10-15T12:00:00Z', 745, '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z', 'the month in which it ends'],
    ['quarterly', 'Europe/Berlin', '2026-12-31T22:59:59Z', 92 * 24 + 1, '2026-09-30T22:00:00Z', '2026-12-31T23:00:00Z', 'the last quarter'],
    ['yearly', 'Europe/Berlin', '2026-07-01T00:00:00Z', 8760, '2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', 'a year'],
    ['daily', 'America/Sao_Paulo', '2018-11-04T12:00:00Z', 23, '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z', 'a day without a midnight'],
    ['monthly', 'America/Sao_Paulo', '2018-11-15T00:00:00Z', 719, '2018-11-01T03:00:00Z', '2018-12-01T02:00:00Z', 'the month of it'],
    [
      'daily',
      'America/Sao_Paulo',
      '2018-02-17T12:00:00Z',
      25,
      '2018-02-17T02:00:00Z',
      '2018-02-18T03:00:00Z',
      'a day whose last hour comes twice',
    ],
    ['daily', 'America/Havana', '2026-11-01T12:00:00Z', 25, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 'a day with two midnights'],
    ['daily', 'Asia/Kolkata', '2026-11-21T18:30:00Z', 24, '2026-11-21T18:30:00Z', '2026-11-22T18:30:00Z', 'half an hour off'],
    [
      'monthly',
      'Asia/Kathmandu',
      '2026-10-31T18:15:00Z',
      720,
      '2026-10-31T18:15:00Z',
      '2026-11-30T18:15:00Z',
      'three quarters of an hour off',
    ],
    [
      'daily',
      'Australia/Lord_Howe',
      '2026-04-04T20:00:00Z',
      24.5,
      '2026-04-04T13:00:00Z',
      '2026-04-05T13:30:00Z',
      'put back by half an hour',
    ],
    ['daily', 'Pacific/Apia', '2011-12-31T12:00:00Z', 24, '2011-12-31T10:00:00Z', '2012-01-01T10:00:00Z', 'behind a day that was left out'],
  ])('that is %s in %s has at %s %d hours, from %s to %s: %s', (period, timeZone, at, hours, from, to) => {
    const range = budgetRange(budgetOf(period, timeZone), Date.parse(at));
    expect({ from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() }).toEqual({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    });
    expect((range.to - range.from) / HOUR_MS).toBe(hours);
  });

  it.each([
    [60_000, '2026-11-22T09:30:59.999Z', '2026-11-22T09:30:00Z'],
    [600_000, '2026-11-22T09:30:00Z', '2026-11-22T09:30:00Z'],
    [7 * 60_000, '1970-01-01T00:06:59.999Z', '1970-01-01T00:00:00Z'],
    [24 * HOUR_MS, '2026-11-22T23:59:59.999Z', '2026-11-22T00:00:00Z'],
  ])('of every %d ms is at %s the one from %s on, whatever the zone', (intervalMs, at, from) => {
    const range = budgetRange(budgetOf('interval', 'Asia/Kolkata', { intervalMs }), Date.parse(at));
    expect(range).toEqual({ from: Date.parse(from), to: Date.parse(from) + intervalMs });
  });

  it('that is fixed is the same before, in and after it', () => {
    const range = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 8) };
    for (const at of [0, range.from, range.to - 1, range.to, Date.UTC(2030, 0, 1)])
      expect(budgetRange(budgetOf('fixed', 'UTC', range), at)).toEqual(range);
  });
});
