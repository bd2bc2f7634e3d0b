import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { day, timestamp, timeZone } from '../fields/moment.ts';
import { ANSWERED_RANGE } from '../fields/range.ts';
import { ACTIVE_USERS, sums } from '../fields/sums.ts';
import { operation } from '../operation.ts';
import { change } from './change.ts';
import { ranked } from './ranked.ts';
import { PREVIOUS } from './previous.ts';

export const SUMMARY_PERIODS = ['daily', 'weekly', 'monthly'] as const;

const summary = z
  .object({
    ...ANSWERED_RANGE,
    to: timestamp.describe('The moment at which the period ends, which is not in it; also where that is still to come.'),
    period: z.enum(SUMMARY_PERIODS).describe('The period that was asked for.'),
    is_complete: z.boolean().describe('Whether the period is over.'),
    total: sums,
    active_users: ACTIVE_USERS,
    previous: z.object(PREVIOUS).describe('The period before: as far as this one has come, and whole once this one is over.'),
    change,
    by_user: ranked.describe('Users, greatest cost first: at most ten.'),
    by_tenant: ranked.describe('Tenants, greatest cost first: at most ten.'),
    by_feature: ranked.describe('Features, greatest cost first: at most ten.'),
    by_provider: ranked.describe('Providers, greatest cost first: at most ten.'),
    by_model: ranked.describe('Models, greatest cost first: at most ten.'),
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
  description:
    'Today, or the period that has date in it. While a period is not over, it is compared with the one before up to the same point of it.',
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
