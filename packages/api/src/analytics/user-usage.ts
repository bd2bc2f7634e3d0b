import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { SUMS, sums } from '../fields/sums.ts';
import { operation } from '../operation.ts';
import { ranked } from './ranked.ts';

const userUsage = z
  .object({
    ...ANSWERED_RANGE,
    user: z.string(),
    name: z.string().nullable().describe('Of the directory.'),
    email: z.string().nullable().describe('Of the directory.'),
    total: sums,
    first_called_at: timestamp.nullable().describe('Of the calls in the range that are kept; of removed ones only sums are.'),
    last_called_at: timestamp.nullable(),
    by_day: z
      .array(z.object({ from: timestamp, to: timestamp, ...SUMS }))
      .describe('Each day up to now, also where there were no calls; empty for a range of more than 1,000 days.'),
    by_feature: ranked,
    by_model: ranked,
    by_provider: ranked,
  })
  .meta({ id: 'UserUsage', description: 'What one user used and spent.' });

export type UserUsage = z.infer<typeof userUsage>;

const { user: _user, ...OTHER_FILTERS } = CALL_FILTER;

export const GET_USER_USAGE = operation({
  id: 'getUserUsage',
  method: 'GET',
  path: '/api/v1/usage/by-user/{user}',
  tag: 'Usage',
  summary: 'What one user used and spent',
  description: 'A user without calls has zeros. A token that is limited to another user is answered as if there were none.',
  params: z.strictObject({ user: name.describe('As telemetry says it.') }),
  query: withRange(OTHER_FILTERS),
  answer: userUsage,
});
