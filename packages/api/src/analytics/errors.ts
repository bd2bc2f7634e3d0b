import { z } from 'zod';
import { CALL_FACTS } from '../fields/call-facts.ts';
import { CALL_FILTER, callStatus } from '../fields/call-filter.ts';
import { timestamp } from '../fields/moment.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

const pattern = z
  .object({
    status: callStatus,
    error_type: CALL_FACTS.error_type,
    message: z.string().nullable().describe('What the messages have in common, with numbers and ids as …; null where there was none.'),
    provider: CALL_FACTS.provider,
    model: CALL_FACTS.model,
    requests: z.int().describe('Calls that failed so.'),
    share_percent: z
      .number()
      .describe('Their share of all calls of this provider and model in the range, those that succeeded among them; to two decimals.'),
    cost_usd: usd.describe('What they cost whose cost is known, net of corrections.'),
    features: z.array(z.string()).describe('The features that met it most, at most five.'),
    first_at: timestamp.describe('When the first of them was made.'),
    last_at: timestamp.describe('When the last of them was made.'),
    example_call_id: z.string().describe('The call_id of the last of them.'),
  })
  .meta({ id: 'ErrorPattern', description: 'Calls of one model that failed alike: in status, type of error and message.' });

const errors = z
  .object({
    ...ANSWERED_RANGE,
    requests: z
      .int()
      .describe('All calls that the other filters leave, whatever became of them: status and error_type choose among those that failed.'),
    failed_requests: z.int().describe('Of them, those that did not succeed.'),
    failed_cost_usd: usd.describe('What the failed calls cost whose cost is known, net of corrections.'),
    patterns: z.array(pattern).describe('Most frequent first, up to the limit. Failed calls that retention has removed are in none.'),
  })
  .meta({ id: 'Errors', description: 'What fails alike, most frequent first.' });

export type Errors = z.infer<typeof errors>;

export const GET_ERRORS = operation({
  id: 'getErrors',
  method: 'GET',
  path: '/api/v1/analytics/errors',
  tag: 'Analytics',
  summary: 'Error patterns',
  description:
    'Failed calls of one provider and model that are alike in status, type of error and message, where numbers and ids in messages count as alike. The last 30 days unless told.',
  query: withRange({ limit: limitUpTo(1000, 50), ...CALL_FILTER }),
  answer: errors,
});
