import type { CountedTime } from '../ledger/business/business-views.ts';
import type { TimeRange } from '../ledger/views.ts';
import { daysBeginningIn } from '../periods/calendar-days.ts';

/**
 * What of records counts in a range: moments in it, and days whose first moments are in it; nothing that is to come, as no calls
 * have been made then that it could be compared with. Today counts from its first moment, in whole.
 *
 * @param timeZone Of the collector, in which the days of records were counted.
 */
export function countedTime({ from, to }: TimeRange, at: number, timeZone: string): CountedTime {
  const range = { from, to: Math.max(from, Math.min(to, at + 1)) };
  return { range, days: daysBeginningIn(range, timeZone) };
}
