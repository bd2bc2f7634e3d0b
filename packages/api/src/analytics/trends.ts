import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, STRETCH, withRange } from '../fields/range.ts';
import { SUMS, sums } from '../fields/sums.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { dimension } from './dimension.ts';

export const INTERVALS = ['hourly', 'daily', 'weekly', 'monthly'] as const;

/** Sums of one group in one stretch; money, calls and tokens only, so that a long trend stays small. */
const part = z
  .object({
    requests: SUMS.requests,
    unpriced_requests: SUMS.unpriced_requests,
    tokens: SUMS.tokens,
    cost_usd: SUMS.cost_usd,
  })
  .meta({ id: 'TrendPart', description: 'What the calls of one line add up to, in one stretch or in all.' });

const trends = z
  .object({
    ...ANSWERED_RANGE,
    from: STRETCH.from.describe('The first moment; of a range without a beginning that of the first day with calls, in UTC.'),
    interval: z.enum(INTERVALS).describe('How long each stretch is.'),
    group_by: z.string().nullable().describe('The dimension that lines are of; null where none was asked for.'),
    total: sums,
    points: z
      .array(z.object({ ...STRETCH, ...SUMS }))
      .describe(
        'One for each stretch that the range touches, in order, also where there were no calls; together they are the total. The first and the last are only as long as the range is; a range that goes on beyond now is told up to now, and one without a beginning from the first day with calls.',
      ),
    series: z
      .array(
        z.object({
          value: z.string().nullable().describe('The value of the dimension; null for calls that do not say.'),
          display_name: z
            .string()
            .nullable()
            .describe('Of a feature, as spancost.yaml names it; of a user, as the directory does. Null where nobody does.'),
          total: part.describe('Of the whole range.'),
          points: z.array(part).describe('One for each of the points of the answer, in their order.'),
        }),
      )
      .describe(
        'With group_by, the values that cost most, greatest cost first, each with as many points as there are stretches; else empty.',
      ),
    rest: z
      .object({
        values: z.int().describe('How many values there are besides.'),
        total: part.describe('Of the whole range.'),
        points: z.array(part).describe('One for each of the points of the answer, in their order.'),
      })
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
  description: `Hours, days, weeks (from Monday) or months of the time zone; days have 23 or 25 hours where clocks are changed. At most ${MAX_POINTS} stretches. The last 30 days unless told.`,
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
