import { z } from 'zod';
import { CALL_FILTER, callStatus } from '../fields/call-filter.ts';
import { timestamp } from '../fields/moment.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

const pattern = z
  .object({
    status: callStatus,
    error_type: z.string().nullable(),
    message: z.string().nullable().describe('What the messages have in common, with numbers and ids as …; null where there was none.'),
    provider: z.string(),
    model: z.string().nullable(),
    requests: z.int(),
    share_percent: z.number().describe('Of all calls of this provider and model in the range.'),
    cost_usd: usd.describe('What the failed calls cost, as far as it is known.'),
    features: z.array(z.string()).describe('The features that met it most, at most five.'),
    first_at: timestamp,
    last_at: timestamp,
    example_call_id: z.string().describe('The latest.'),
  })
  .meta({ id: 'ErrorPattern' });

const errors = z
  .object({
    ...ANSWERED_RANGE,
    requests: z
      .int()
      .describe('All calls that the other filters leave, whatever became of them: status and error_type choose among those that failed.'),
    failed_requests: z.int(),
    failed_cost_usd: usd,
    patterns: z.array(pattern),
  })
  .meta({ id: 'Errors', description: 'What fails alike, most frequent first.' });

export type Errors = z.infer<typeof errors>;

export const GET_ERRORS = operation({
  id: 'getErrors',
  method: 'GET',
  path: '/api/v1/analytics/errors',
  tag: 'Analytics',
  summary: 'Error patterns',
  query: withRange({ limit: limitUpTo(1000, 50), ...CALL_FILTER }),
  answer: errors,
});
