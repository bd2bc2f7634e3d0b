import { z } from 'zod';
import { answeredZone, momentOrDay, timestamp, timeZone } from './moment.ts';
import { wholeNumber } from './whole-number.ts';

/** Stretches of time by their names; weeks begin on Monday. */
export const NAMED_PERIODS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'lifetime',
] as const;

const namedPeriod = z
  .enum(NAMED_PERIODS, `one of ${NAMED_PERIODS.join(', ')}`)
  .meta({ id: 'NamedPeriod', description: 'A stretch of the calendar by its name.' });

/** When the calls were made that are asked about; the last 30 days unless told. */
export const RANGE = {
  days: wholeNumber('how many days back from now', { min: 1, max: 3660 })
    .describe('The last so many times 24 hours, up to now.')
    .optional(),
  period: namedPeriod.describe('A stretch of the calendar in the time zone.').optional(),
  from: momentOrDay
    .meta({ description: 'The first moment; a day is meant from its midnight.', examples: ['2026-11-01', '2026-11-01T09:30:00+01:00'] })
    .optional(),
  to: momentOrDay
    .meta({
      description: 'The moment at which it ends, which is not in it: to=2026-12-01 takes in all of November. Now unless told.',
      examples: ['2026-12-01'],
    })
    .optional(),
  time_zone: timeZone.optional(),
};

interface SentRange {
  readonly days?: number | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A query with a range, which is said in one way. */
export function withRange<T extends z.ZodRawShape>(fields: T) {
  return z.strictObject({ ...fields, ...RANGE }).refine(saidOnce, { error: 'say the time once: by days, by period, or by from and to' });
}

/** Only with whole numbers, names and days has a query reached it. */
function saidOnce(query: object): boolean {
  const { days, period, from, to } = query as SentRange;
  return [days, period, from ?? to].filter((each) => each !== undefined).length <= 1;
}

/** The range that an answer is about. */
export const ANSWERED_RANGE = {
  from: timestamp.describe('The first moment; 1970-01-01T00:00:00.000Z where the range has no beginning.'),
  to: timestamp.describe('The moment at which it ends, which is not in it; the moment of the answer where the range goes on beyond that.'),
  time_zone: answeredZone,
};

/** One of several stretches that follow each other. */
export const STRETCH = {
  from: timestamp.describe('The first moment.'),
  to: timestamp.describe('The moment at which it ends, which is not in it.'),
};
