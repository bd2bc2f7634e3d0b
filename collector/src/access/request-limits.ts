import type { RateLimitsConfig } from '../config/config.ts';

/** The limits in force, in requests a minute; 0 is none. */
export type RequestLimits = Required<RateLimitsConfig>;

/**
 * Requests a minute where there are tokens and nothing else is said: what a busy application sends in small batches, more
 * than people and dashboards ask, and more mistakes than anybody makes by hand.
 */
const WITH_TOKENS: RequestLimits = { ingest: 60_000, api: 6_000, failedAuth: 60 };

/** A collector that only its own machine reaches limits nobody unless it is told to. */
const WITHOUT_TOKENS: RequestLimits = { ingest: 0, api: 0, failedAuth: 0 };

export function requestLimits(configured: RateLimitsConfig, hasTokens: boolean): RequestLimits {
  return { ...(hasTokens ? WITH_TOKENS : WITHOUT_TOKENS), ...configured };
}
