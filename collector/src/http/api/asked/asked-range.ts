import { DateTime } from 'luxon';
import type { TimeRange } from '../../../ledger/views.ts';
import { calendarPeriod, LIFETIME } from '../../../periods/calendar-period.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { HttpError } from '../../http-error.ts';
import { DEFAULT_DAYS } from './default-days.ts';
import { CALENDAR_PERIODS, type NamedPeriod } from './named-periods.ts';

/** The part of a query that says when the calls were made. */
export interface SentRange {
  readonly days?: number | undefined;
  readonly period?: NamedPeriod | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly time_zone?: string | undefined;
}

export interface Clock {
  /** IANA name of the zone in which days begin unless a query says otherwise. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A range that was asked about. */
export interface AskedRange {
  readonly range: TimeRange;
  readonly timeZone: string;
  /** When it was asked. */
  readonly at: number;
}

/**
 * When the calls were made that a query is about; the last 30 days unless it says otherwise. What has no end goes on to the end of
 * its period, or a day beyond now: a sender's clock may be ahead.
 *
 * @param fallback Of a query that says nothing; default: the last 30 days.
 * @throws HttpError 400 for a range that ends before it begins.
 */
export function askedRange(sent: SentRange, { timeZone: ownZone, now }: Clock, fallback?: TimeRange): AskedRange {
  const timeZone = sent.time_zone ?? ownZone;
  const at = now();
  return { range: rangeOf(sent, timeZone, at, fallback), timeZone, at };
}

function rangeOf({ days, period, from, to }: SentRange, timeZone: string, at: number, fallback?: TimeRange): TimeRange {
  if (period !== undefined) return namedRange(period, timeZone, at);
  if (from === undefined && to === undefined)
    return days === undefined && fallback !== undefined ? fallback : lastDays(days ?? DEFAULT_DAYS, at);
  const range = {
    from: from === undefined ? LIFETIME.from : momentOf(from, timeZone),
    to: to === undefined ? lastDays(1, at).to : momentOf(to, timeZone),
  };
  if (range.from >= range.to) throw new HttpError(400, 'to: is not after from; to is the first moment that is not in the range');
  return range;
}

function namedRange(period: NamedPeriod, timeZone: string, at: number): TimeRange {
  if (period === 'lifetime') return LIFETIME;
  const [calendar, which] = CALENDAR_PERIODS[period];
  const current = calendarPeriod(calendar, at, timeZone);
  return which === 'this' ? current : calendarPeriod(calendar, current.from - 1, timeZone);
}

/** A moment as it is written, or the first one of a day; the first or last that there is for one beyond it. */
export function momentOf(written: string, timeZone: string): number {
  return Math.min(Math.max(writtenMoment(written, timeZone), LIFETIME.from), LATEST);
}

function writtenMoment(written: string, timeZone: string): number {
  if (written.includes('T')) return Date.parse(written);
  // Noon is on every day; midnight is not.
  const noon = DateTime.fromISO(`${written}T12:00`, { zone: timeZone }).toMillis();
  return calendarPeriod('daily', noon, timeZone).from;
}

/**
 * The range as answers tell it: one that goes on beyond now ends now. Calls that a sender's clock puts a little after now count
 * in it all the same.
 */
export function toldRange({ range: { from, to }, at }: Pick<AskedRange, 'range' | 'at'>): TimeRange {
  return { from, to: from < at ? Math.min(at, to) : Math.min(to, LATEST) };
}

/** The last moment that an answer can tell, as years have four digits. */
const LATEST = LIFETIME.to - 1;

/** How an answer says what range it is about. @param asked With the moment at which it was asked, it is told as in {@link toldRange}. */
export function rangeToJson({ range, timeZone, at = LATEST }: Pick<AskedRange, 'range' | 'timeZone'> & Partial<Pick<AskedRange, 'at'>>): {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
} {
  const { from, to } = toldRange({ range, at });
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), time_zone: timeZone };
}
