import type { RateLimitsConfig } from '../config.ts';
import type { Group, Option } from '../declaration/option.ts';
import { wholeNumber } from '../declaration/value-types.ts';

const ABOVE = 'Above it requests are answered 429 with `Retry-After`, until the minute is over.';

export const RATE_LIMITS: Group<RateLimitsConfig> = {
  key: 'rate_limits',
  live: true,
  description: 'Requests a minute. 0 is no limit. Without tokens, nothing is limited that is not written here, and it counts by address.',
  members: {
    ingest: perMinute('ingest', 'Requests with telemetry, by each token.', 60_000),
    api: perMinute('api', 'All other requests but probes, by each token.', 6_000),
    failedAuth: perMinute(
      'failed_auth',
      'Requests without a known token, from each address (of IPv6, each /64). A known token is let through from there all the same.',
      60,
    ),
  },
};

function perMinute(key: string, description: string, withTokens: number): Option<number> & { readonly without: string } {
  return {
    key,
    type: wholeNumber(0, 1_000_000_000),
    description,
    without: `${withTokens} if there are \`auth.tokens\`, else no limit.`,
    bounds: ABOVE,
    example: withTokens,
  };
}
