import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { timeZone, timestamp } from '../fields/moment.ts';
import { ANSWERED_RANGE } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { operation } from '../operation.ts';

export const PROJECTED_PERIODS = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;

const projection = z
  .object({
    ...ANSWERED_RANGE,
    to: timestamp.describe('The moment at which the period ends, which is not in it.'),
    period: z.enum(PROJECTED_PERIODS).describe('The period that was asked for.'),
    computed_at: timestamp.describe('Now, by the clock of the collector.'),
    spent_usd: usd.describe('What the calls of the period cost so far whose cost is known, net of corrections. Exact.'),
    assumed_usd: usd.describe(
      'What the unpriced calls are taken to cost, at the ceiling of budgets; not in spent_usd, and in the estimates.',
    ),
    elapsed_percent: z.number().describe('How much of the period is over, to two decimals.'),
    expected_usd: usd
      .nullable()
      .describe(
        'Estimate of the whole period, what was spent and assumed included, to a millionth of a dollar; null where too little is known.',
      ),
    low_usd: usd
      .nullable()
      .describe('Lower end of the band in which the whole period will be with a chance of four in five; null with expected_usd.'),
    high_usd: usd.nullable().describe('Upper end of that band.'),
    even_pace_usd: usd
      .nullable()
      .describe(
        'What was spent and assumed, divided by the part of the period that is over, cut to a millionth of a dollar; for comparison. Null at its first moment.',
      ),
  })
  .meta({
    id: 'Projection',
    description: 'What a period of the calendar will have cost at its end. It knows hours of the day and days of the week.',
  });

export type Projection = z.infer<typeof projection>;

const { user, tenant, feature, provider, model, service, environment } = CALL_FILTER;

export const GET_PROJECTION = operation({
  id: 'getProjection',
  method: 'GET',
  path: '/api/v1/projection',
  tag: 'Analytics',
  summary: 'What this period will have cost at its end',
  description:
    'Made of the hours of the last eight weeks of the same calls: which part of a week falls into each hour, the level, growth or decline. The band is measured: how far the same projection would have been off lately. Of less than a week an even pace is taken; within the first hour, and without any call, there is none.',
  query: z.strictObject({
    period: z
      .enum(PROJECTED_PERIODS, `one of ${PROJECTED_PERIODS.join(', ')}`)
      .describe('The period of the calendar whose end is projected.')
      .default('monthly'),
    time_zone: timeZone.optional(),
    user,
    tenant,
    feature,
    provider,
    model,
    service,
    environment,
  }),
  answer: projection,
});
