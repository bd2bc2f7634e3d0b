import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { timestamp } from '../fields/moment.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { SUMS, sums } from '../fields/sums.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { dimension } from './dimension.ts';

export const INTERVALS = ['hourly', 'daily', 'weekly', 'monthly'] as const;

/** Sums of one group in one stretch; money, calls and tokens only, so that a long trend stays small. */
const part = z
  .object({
    requests: z.int(),
    unpriced_requests: z.int(),
    tokens: z.int(),
    cost_usd: usd,
  })
  .meta({ id: 'TrendPart' });

const trends = z
  .object({
    ...ANSWERED_RANGE,
    interval: z.enum(INTERVALS),
    group_by: z.string().nullable(),
    total: sums,
    points: z
      .array(z.object({ from: timestamp, to: timestamp, ...SUMS }))
      .describe(
        'One for each stretch that the range touches, in order, also where there were no calls; together they are the total. The first and the last are only as long as the range is; a range that goes on beyond now is told up to now, and one without a beginning from the first day with calls.',
      ),
    series: z
      .array(z.object({ value: z.string().nullable(), display_name: z.string().nullable(), total: part, points: z.array(part) }))
      .describe(
        'With group_by, the values that cost most, each with as many points as there are stretches; null is calls that do not say.',
      ),
    rest: z
      .object({ values: z.int(), total: part, points: z.array(part) })
      .nullable()
      .describe('All values that the limit leaves out; null where there are none.'),
  })
  .meta({ id: 'Trends', description: 'How usage and cost went over time.' });

export type Trends = z.infer<typeof trends>;
export type TrendPart = z.infer<typeof part>;

/** Stretches of one answer. */
export const MAX_POINTS = 2500;

export const GET_TRENDS = operation({
  id: 'getTrends',
  method: 'GET',
  path: '/api/v1/trends',
  tag: 'Analytics',
  summary: 'Usage and cost over time',
  description: `Hours, days, weeks (from Monday) or months of the time zone; days have 23 or 25 hours where clocks are changed. At most ${MAX_POINTS} stretches.`,
  query: withRange({
    interval: z
      .enum(INTERVALS, `one of ${INTERVALS.join(', ')}`)
      .describe('How long each stretch is.')
      .default('daily'),
    group_by: dimension.describe('One line for each value of it.').optional(),
    limit: limitUpTo(100, 8).describe('Values that have a line of their own.'),
    ...CALL_FILTER,
  }),
  answer: trends,
});
