import type { NAMED_PERIODS } from '@spancost/api';
import type { CalendarPeriod } from '../../../periods/calendar-period.ts';

/** A period that a query can name. */
export type NamedPeriod = (typeof NAMED_PERIODS)[number];

/** Which period of the calendar a name means: the one that goes on, or the last one that is over. */
export const CALENDAR_PERIODS: Readonly<Record<Exclude<NamedPeriod, 'lifetime'>, readonly [CalendarPeriod, 'this' | 'last']>> = {
  today: ['daily', 'this'],
  yesterday: ['daily', 'last'],
  this_week: ['weekly', 'this'],
  last_week: ['weekly', 'last'],
  this_month: ['monthly', 'this'],
  last_month: ['monthly', 'last'],
  this_quarter: ['quarterly', 'this'],
  last_quarter: ['quarterly', 'last'],
  this_year: ['yearly', 'this'],
  last_year: ['yearly', 'last'],
};
