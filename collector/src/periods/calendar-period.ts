import { DateTime } from 'luxon';
import type { TimeRange } from '../ledger/views.ts';

/** Periods that begin anew by the calendar. */
export type CalendarPeriod = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

const UNITS: Readonly<Record<CalendarPeriod, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

/** All calls that there can be. */
export const LIFETIME: TimeRange = { from: 0, to: Date.UTC(10_000, 0) };

/**
 * The calendar period around a moment, from midnight to midnight in a time zone; weeks begin on Monday. Where clocks are
 * changed at midnight, a day begins at its first moment: at 01:00 if there is no midnight, at the first if there are two.
 *
 * @example calendarPeriod('monthly', Date.parse('2026-10-31T23:30:00Z'), 'Europe/Berlin') // November: it is 00:30 there
 */
export function calendarPeriod(period: CalendarPeriod, at: number, timeZone: string): TimeRange {
  const unit = UNITS[period];
  const start = DateTime.fromMillis(at, { zone: timeZone }).startOf(unit);
  return { from: firstMoment(start), to: firstMoment(start.plus({ [unit]: 1 }).startOf('day')) };
}

/** The earlier one of two moments of the same local time, as there are when clocks are put back. */
function firstMoment(moment: DateTime): number {
  return Math.min(...moment.getPossibleOffsets().map((each) => each.toMillis()));
}
