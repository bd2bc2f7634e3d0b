import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { tokens } from '../fields/tokens.ts';
import { SUMS } from '../fields/sums.ts';
import { operation } from '../operation.ts';

/** Sums of one value of a dimension. */
const ROW = {
  requests: SUMS.requests,
  unpriced_requests: SUMS.unpriced_requests,
  tokens: SUMS.tokens,
  cost_usd: SUMS.cost_usd,
};

/** What a row is of. */
function value(what: string, unsaid = 'unknown') {
  return z.string().describe(`The ${what}; ${unsaid} for calls that name none, other for all that are left over.`);
}

const FIRST = 'Greatest cost first.';

const stats = z
  .object({
    ...ANSWERED_RANGE,
    total_requests: SUMS.requests,
    total_tokens: tokens.describe('Tokens of all calls, by type.'),
    cost_usd: SUMS.cost_usd,
    unpriced_requests: SUMS.unpriced_requests,
    success_rate_percent: SUMS.success_rate_percent,
    average_response_time_ms: SUMS.average_response_time_ms,
    by_feature: z
      .array(
        z.object({
          feature: value('feature', 'unattributed'),
          display_name: z.string().describe('As spancost.yaml names the feature; else as feature.'),
          ...ROW,
        }),
      )
      .describe(FIRST),
    by_model: z.array(z.object({ model: value('model'), ...ROW })).describe(FIRST),
    by_provider: z.array(z.object({ provider: value('provider'), ...ROW })).describe(FIRST),
    by_user: z.array(z.object({ user: value('user'), ...ROW })).describe(FIRST),
    by_tenant: z.array(z.object({ tenant: value('tenant'), ...ROW })).describe(FIRST),
    by_status: z.array(z.object({ status: z.string().describe('How the calls ended.'), ...ROW })).describe(FIRST),
  })
  .meta({
    id: 'Stats',
    description:
      'What was used and spent; groups by cost, greatest first. The 1,000 greatest by name and, last, all that are left over together as "other"; calls that do not say are "unknown", those without a feature "unattributed". Something that is really called so has a row of its own; GET /api/v1/analytics has null for calls that do not say.',
  });

export type Stats = z.infer<typeof stats>;
export type StatsRow = Pick<Stats['by_user'][number], 'requests' | 'unpriced_requests' | 'tokens' | 'cost_usd'>;

export const GET_STATS = operation({
  id: 'getStats',
  method: 'GET',
  path: '/api/v1/stats',
  tag: 'Analytics',
  summary: 'What was used and spent, in all and by each dimension',
  description: 'The last 30 days unless told. For other groups, two dimensions at once, or the stretch before: GET /api/v1/analytics.',
  query: withRange(CALL_FILTER),
  answer: stats,
});
