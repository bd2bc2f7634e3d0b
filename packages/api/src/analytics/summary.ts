import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { day, timeZone } from '../fields/moment.ts';
import { ANSWERED_RANGE } from '../fields/range.ts';
import { sums } from '../fields/sums.ts';
import { operation } from '../operation.ts';
import { change } from './change.ts';
import { ranked } from './ranked.ts';

export const SUMMARY_PERIODS = ['daily', 'weekly', 'monthly'] as const;

const summary = z
  .object({
    ...ANSWERED_RANGE,
    period: z.enum(SUMMARY_PERIODS),
    is_complete: z.boolean().describe('Whether the period is over.'),
    total: sums,
    active_users: z.int().describe('Users with at least one call.'),
    previous: z
      .object({ from: z.string(), to: z.string(), total: sums })
      .describe('The period before, whole or as far as this one has come.'),
    change,
    by_user: ranked,
    by_tenant: ranked,
    by_feature: ranked,
    by_provider: ranked,
    by_model: ranked,
  })
  .meta({
    id: 'Summary',
    description: 'One day, week or month: what it cost, against the one before, and the ten that cost most of each kind.',
  });

export type Summary = z.infer<typeof summary>;

export const GET_SUMMARY = operation({
  id: 'getSummary',
  method: 'GET',
  path: '/api/v1/summary',
  tag: 'Analytics',
  summary: 'A day, a week or a month at a glance',
  query: z.strictObject({
    period: z
      .enum(SUMMARY_PERIODS, `one of ${SUMMARY_PERIODS.join(', ')}`)
      .describe('A day, a week from Monday, or a month.')
      .default('daily'),
    date: day.describe('A day in the period; today unless told.').optional(),
    time_zone: timeZone.optional(),
    ...CALL_FILTER,
  }),
  answer: summary,
});
