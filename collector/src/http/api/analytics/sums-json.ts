import type { Change, Sums } from '@spancost/api';
import type { CallSums } from '../../../ledger/call-sums.ts';
import { formatUsd, usdToNumber, type Usd } from '../../../ledger/money.ts';

/** Sums as they are answered. */
export function sumsToJson({ requests, unpricedRequests, tokens, unpricedTokens, cost, successes, meanDuration }: CallSums): Sums {
  return {
    requests,
    unpriced_requests: unpricedRequests,
    tokens,
    unpriced_tokens: unpricedTokens,
    cost_usd: formatUsd(cost),
    success_rate_percent: requests === 0 ? null : rounded((successes / requests) * 100, 2),
    average_response_time_ms: meanDuration === undefined ? null : rounded(meanDuration * 1000, 3),
  };
}

/** How much it became more, and by what part of what it was. */
export function changeToJson(now: CallSums, before: CallSums): Change {
  return {
    cost_usd: formatUsd(now.cost - before.cost),
    cost_percent: percentOf(now.cost - before.cost, before.cost < 0n ? -before.cost : before.cost),
    requests_percent: before.requests === 0 ? null : rounded(((now.requests - before.requests) / before.requests) * 100, 2),
  };
}

/** What part one amount is of another, in percent; null of nothing. */
export function percentOf(part: Usd, whole: Usd): number | null {
  return whole === 0n ? null : rounded((usdToNumber(part) / usdToNumber(whole)) * 100, 2);
}

/** A number with at most so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
