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
    period: z.enum(PROJECTED_PERIODS),
    computed_at: timestamp,
    spent_usd: usd.describe('Net cost of the period up to now; exact.'),
    assumed_usd: usd.describe(
      'What the unpriced calls are taken to cost, at the ceiling of budgets; not in spent_usd, and in the estimates.',
    ),
    elapsed_percent: z.number(),
    expected_usd: usd.nullable().describe('Estimate of the whole period, to a millionth of a dollar; null where too little is known.'),
    low_usd: usd.nullable().describe('With a chance of four in five it will be between low and high.'),
    high_usd: usd.nullable(),
    even_pace_usd: usd.nullable().describe('What a straight line through what was spent would say; for comparison.'),
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
