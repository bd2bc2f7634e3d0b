import type { GET_TRENDS, QuerySent } from '@spancost/api';
import { dayBefore } from '../format/moment.ts';

type Sent = Pick<QuerySent<typeof GET_TRENDS>, 'period' | 'from'>;
export type Interval = 'hourly' | 'daily' | 'weekly' | 'monthly';

interface NamedRange {
  readonly text: string;
  /** Whole days of the calendar up to now; else `period`. */
  readonly days?: number;
  readonly period?: NonNullable<Sent['period']>;
  readonly interval: Interval;
}

const NAMES = ['today', '7d', '30d', '90d', 'month', 'last-month', 'year'] as const;

export type RangeName = (typeof NAMES)[number];

/** The stretches that can be looked at, by what they are in an address. */
const RANGES: Readonly<Record<RangeName, NamedRange>> = {
  today: { text: 'Today', period: 'today', interval: 'hourly' },
  '7d': { text: 'Last 7 days', days: 7, interval: 'daily' },
  '30d': { text: 'Last 30 days', days: 30, interval: 'daily' },
  '90d': { text: 'Last 90 days', days: 90, interval: 'daily' },
  month: { text: 'This month', period: 'this_month', interval: 'daily' },
  'last-month': { text: 'Last month', period: 'last_month', interval: 'daily' },
  year: { text: 'This year', period: 'this_year', interval: 'monthly' },
};

export const RANGE_CHOICES: readonly (readonly [string, string])[] = NAMES.map((name) => [name, RANGES[name].text]);

/** @param written Of an address; what is not known is the last 7 days. */
export function rangeNamed(written: string | undefined): RangeName {
  return NAMES.find((name) => name === written) ?? '7d';
}

export function textOfRange(name: RangeName): string {
  return RANGES[name].text;
}

/** Stretches that tell enough, and not too much, of a range. */
export function usualInterval(name: RangeName): Interval {
  return RANGES[name].interval;
}

/** A range as the API takes it. */
export function sentRange(name: RangeName, now: number, zone: string): Sent {
  const range = RANGES[name];
  return range.days === undefined
    ? range.period === undefined
      ? {}
      : { period: range.period }
    : { from: dayBefore(now, zone, range.days - 1) };
}
