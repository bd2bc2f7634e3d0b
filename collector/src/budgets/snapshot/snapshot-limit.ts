import type { SnapshotLimit, SnapshotUse } from '@spancost/conventions';
import type { TokenLimits } from '../../access/token-limits.ts';
import type { LimitStanding, TargetUse } from '../../usage-limits/usage-counter.ts';
import { snapshotSight } from './snapshot-sight.ts';

/**
 * A limit of requests and tokens as an application with a token of these limits gets to know it; undefined if it may know of no
 * tenant's or user's use, or if the limit is not about any of its calls.
 */
export function snapshotLimit({ limit, targets }: LimitStanding, limits: TokenLimits): SnapshotLimit | undefined {
  const sight = snapshotSight(limits, limit);
  if (sight.kind === 'none' || sight.kind === 'state') return undefined;
  const { name, scope, per, enforce, requestsPerMinute, tokensPerMinute } = limit;
  return {
    name,
    scope,
    per,
    enforce,
    ...(requestsPerMinute === undefined ? {} : { requests_per_minute: requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokens_per_minute: tokensPerMinute }),
    targets: targets.filter(({ target }) => sight.kind === 'whole' || target === sight.target).map(useJson),
  };
}

function useJson({ target, requests, tokens, freeAt }: TargetUse): SnapshotUse {
  return { target, requests, tokens, ...(freeAt === undefined ? {} : { free_at: new Date(freeAt).toISOString() }) };
}
