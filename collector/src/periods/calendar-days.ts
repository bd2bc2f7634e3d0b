import { DateTime } from 'luxon';
import type { DayRange } from '../ledger/business/business-views.ts';
import type { TimeRange } from '../ledger/views.ts';
import { calendarPeriod } from './calendar-period.ts';

const DAY_MS = 86_400_000;

/**
 * The day of a calendar that a moment is on in a time zone, counted from 1970-01-01.
 *
 * @example dayOfMoment(Date.parse('1970-01-02T23:30:00Z'), 'Europe/Berlin') // 2: it is 00:30 of the 3rd there
 */
export function dayOfMoment(at: number, timeZone: string): number {
  const { year, month, day } = DateTime.fromMillis(at, { zone: timeZone });
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The days whose first moments are in a range, so that ranges that adjoin share no day and leave none out. */
export function daysBeginningIn({ from, to }: TimeRange, timeZone: string): DayRange {
  return { first: dayBeginningFrom(from, timeZone), end: dayBeginningFrom(to, timeZone) };
}

/** The first day that begins at a moment or after it. */
function dayBeginningFrom(at: number, timeZone: string): number {
  const around = calendarPeriod('daily', at, timeZone);
  return dayOfMoment(around.from === at ? at : around.to, timeZone);
}
