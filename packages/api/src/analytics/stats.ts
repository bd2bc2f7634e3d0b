import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { tokens } from '../fields/tokens.ts';
import { usd } from '../fields/usd.ts';
import { operation } from '../operation.ts';

/** Sums of one value of a dimension. */
const ROW = {
  requests: z.int(),
  unpriced_requests: z.int().describe('Requests whose cost is not known; what they cost is not in cost_usd.'),
  tokens: z.int(),
  cost_usd: usd,
};

const stats = z
  .object({
    ...ANSWERED_RANGE,
    total_requests: z.int(),
    total_tokens: tokens,
    cost_usd: usd.describe('Net of corrections.'),
    unpriced_requests: z.int(),
    success_rate_percent: z.number().nullable().describe('Null while there are no calls.'),
    average_response_time_ms: z.number().nullable(),
    by_feature: z.array(z.object({ feature: z.string(), display_name: z.string(), ...ROW })),
    by_model: z.array(z.object({ model: z.string(), ...ROW })),
    by_provider: z.array(z.object({ provider: z.string(), ...ROW })),
    by_user: z.array(z.object({ user: z.string(), ...ROW })),
    by_tenant: z.array(z.object({ tenant: z.string(), ...ROW })),
    by_status: z.array(z.object({ status: z.string(), ...ROW })),
  })
  .meta({
    id: 'Stats',
    description:
      'What was used and spent; groups by cost, greatest first. The 1,000 greatest by name, all further ones together as "other"; calls that do not say are "unknown", those without a feature "unattributed". Something that is really called so has a row of its own; GET /api/v1/analytics has null for calls that do not say.',
  });

export type Stats = z.infer<typeof stats>;
export type StatsRow = Pick<Stats['by_user'][number], 'requests' | 'unpriced_requests' | 'tokens' | 'cost_usd'>;

export const GET_STATS = operation({
  id: 'getStats',
  method: 'GET',
  path: '/api/v1/stats',
  tag: 'Analytics',
  summary: 'What was used and spent, in all and by each dimension',
  query: withRange(CALL_FILTER),
  answer: stats,
});
