import { z } from 'zod';
import { DIRECTORY } from '../fields/directory.ts';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, STRETCH, withRange } from '../fields/range.ts';
import { SUMS, sums } from '../fields/sums.ts';
import { operation } from '../operation.ts';
import { ranked } from './ranked.ts';

const userUsage = z
  .object({
    ...ANSWERED_RANGE,
    user: z.string().describe('As telemetry names the user.'),
    ...DIRECTORY,
    total: sums,
    first_called_at: timestamp
      .nullable()
      .describe('When the first call in the range was made, of those that are kept; null where there is none.'),
    last_called_at: timestamp.nullable().describe('When the last one was made.'),
    by_day: z
      .array(z.object({ ...STRETCH, ...SUMS }))
      .describe('Each day up to now, also where there were no calls; empty for a range of more than 1,000 days.'),
    by_feature: ranked.describe('Features, greatest cost first: at most 100.'),
    by_model: ranked.describe('Models, greatest cost first: at most 100.'),
    by_provider: ranked.describe('Providers, greatest cost first: at most 100.'),
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
  description:
    'The last 30 days unless told. A user without calls has zeros. A token that is limited to another user is answered as if there were none.',
  params: z.strictObject({ user: name.describe('As telemetry says it.') }),
  query: withRange(OTHER_FILTERS),
  answer: userUsage,
});
