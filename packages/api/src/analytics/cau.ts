import { z } from 'zod';
import { ACTIVE_USERS, SUMS } from '../fields/sums.ts';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { operation } from '../operation.ts';

const window = z
  .object({
    ...ANSWERED_RANGE,
    active_users: ACTIVE_USERS,
    cost_usd: usd.describe('What all calls cost whose cost is known, also those that name no user; net of corrections, exact.'),
    unattributed_cost_usd: usd.describe('The part of cost_usd that names no user.'),
    requests: SUMS.requests,
    unpriced_requests: SUMS.unpriced_requests,
    cau_usd: usd.nullable().describe('cost_usd / active_users, rounded half-even at 20 decimals; null without active users.'),
  })
  .meta({ id: 'CauWindow', description: 'Cost per active user of one range.' });

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
