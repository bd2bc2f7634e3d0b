import { DateTime } from 'luxon';
import type { TimeRange } from '../ledger/views.ts';
import { calendarPeriod } from './calendar-period.ts';

/** What time is cut into. */
export type Interval = 'hourly' | 'daily' | 'weekly' | 'monthly';

const HOUR_MS = 3_600_000;

/**
 * Where the hours, days, weeks or months of a time zone begin and end that a range touches: its own ends, and all midnights or full
 * hours there between them. Where clocks are changed, days have 23 or 25 hours. Undefined for more than `most` stretches.
 *
 * @example stretchBounds({ from: Date.parse('2026-10-24T22:00Z'), to: Date.parse('2026-10-26T23:00Z') }, 'daily', 'Europe/Berlin', 10)
 * // 24 Oct 22:00Z, 25 Oct 23:00Z, 26 Oct 23:00Z: the first of the two days has 25 hours
 */
export function stretchBounds(range: TimeRange, interval: Interval, timeZone: string, most: number): readonly number[] | undefined {
  const bounds = [range.from];
  for (let at = range.from; ;) {
    const next = interval === 'hourly' ? nextHour(at, timeZone) : calendarPeriod(interval, at, timeZone).to;
    if (next >= range.to) return [...bounds, range.to];
    if (bounds.length >= most) return undefined;
    bounds.push(next);
    at = next;
  }
}

/** The next full hour by the clocks of a time zone; where they are put back by less than an hour, that hour is longer. */
function nextHour(at: number, timeZone: string): number {
  const next = DateTime.fromMillis(at + HOUR_MS, { zone: timeZone });
  const full = at + HOUR_MS - (next.minute * 60_000 + next.second * 1000 + next.millisecond);
  return full > at ? full : at + HOUR_MS;
}
