import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { operation } from '../operation.ts';

const window = z
  .object({
    ...ANSWERED_RANGE,
    active_users: z.int().describe('Users with at least one call.'),
    cost_usd: usd.describe('Of all calls, also of those that name no user.'),
    unattributed_cost_usd: usd.describe('The part of it that names no user.'),
    requests: z.int(),
    unpriced_requests: z.int(),
    cau_usd: usd.nullable().describe('cost_usd / active_users, rounded half-even at 20 decimals; null without active users.'),
  })
  .meta({ id: 'CauWindow' });

const cau = z
  .object({ windows: z.array(window).describe('The one that was asked for; else the last 7, 30 and 90 days.') })
  .meta({ id: 'Cau', description: 'Cost per active user.' });

export type Cau = z.infer<typeof cau>;
export type CauWindow = z.infer<typeof window>;

export const GET_CAU = operation({
  id: 'getCau',
  method: 'GET',
  path: '/api/v1/analytics/cau',
  tag: 'Unit economics',
  summary: 'Cost per active user',
  description: 'Without a range the last 7, 30 and 90 days.',
  query: withRange(CALL_FILTER),
  answer: cau,
});
