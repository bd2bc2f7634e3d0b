import { SPEND_PERIODS, type SpendPeriod } from '@spancost/conventions';
import { lastDays } from '../../periods/last-days.ts';
import type { TimeRange } from '../../ledger/views.ts';
import { calendarPeriod, LIFETIME } from '../../periods/calendar-period.ts';

/** Which calls a period of the gauges is about at a moment; the last days are the ones that `/api/v1/stats?days=` tells of. */
export function periodRange(period: SpendPeriod, at: number, timeZone: string): TimeRange {
  switch (period) {
    case 'today':
      return calendarPeriod('daily', at, timeZone);
    case 'this_week':
      return calendarPeriod('weekly', at, timeZone);
    case 'this_month':
      return calendarPeriod('monthly', at, timeZone);
    case '7d':
      return lastDays(7, at);
    case '30d':
      return lastDays(30, at);
    case '90d':
      return lastDays(90, at);
    case 'lifetime':
      return LIFETIME;
    default:
      return period satisfies never;
  }
}

/** The periods of which users and tenants are shown: all but the lifetime, over which names only pile up. */
export const NAMED_PERIODS: readonly SpendPeriod[] = SPEND_PERIODS.filter((period) => period !== 'lifetime');
