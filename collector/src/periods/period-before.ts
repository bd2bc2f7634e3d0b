import { DateTime } from 'luxon';
import type { TimeRange } from '../ledger/views.ts';
import { calendarPeriod, type CalendarPeriod } from './calendar-period.ts';

const LENGTHS: Readonly<Record<CalendarPeriod, { readonly days?: number; readonly months?: number }>> = {
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { months: 12 },
};

/**
 * The calendar period before another one, whole if that is over, else up to the same day and time of it. A day that the period
 * before does not have, as the 31st, is its last one.
 *
 * @example periodBefore('monthly', november, Date.parse('2026-11-22T12:00Z'), 'UTC') // October up to the 22nd at noon
 */
export function periodBefore(period: CalendarPeriod, range: TimeRange, at: number, timeZone: string): TimeRange {
  const before = calendarPeriod(period, range.from - 1, timeZone);
  if (at >= range.to) return before;
  const point = DateTime.fromMillis(Math.max(at, range.from), { zone: timeZone }).minus(LENGTHS[period]).toMillis();
  return { from: before.from, to: Math.min(before.to, Math.max(before.from, point)) };
}
