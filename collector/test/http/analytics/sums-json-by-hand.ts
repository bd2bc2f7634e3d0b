import type { Sums } from '@spancost/api';
import type { CallSums } from '../../../src/ledger/call-sums.ts';

/** An amount in 10^-20 dollars as a plain decimal. */
export function dollarsByHand(usd: bigint): string {
  const digits = (usd < 0n ? -usd : usd).toString().padStart(21, '0');
  const decimals = digits.slice(-20).replace(/0+$/, '');
  return `${usd < 0n ? '-' : ''}${digits.slice(0, -20)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The sums of an answer, from sums by hand. */
export function sumsJsonByHand({ requests, unpricedRequests, tokens, unpricedTokens, cost, successes, meanDuration }: CallSums): Sums {
  return {
    requests,
    unpriced_requests: unpricedRequests,
    tokens,
    unpriced_tokens: unpricedTokens,
    cost_usd: dollarsByHand(cost),
    success_rate_percent: requests === 0 ? null : Number(((successes / requests) * 100).toFixed(2)),
    average_response_time_ms: meanDuration === undefined ? null : Number((meanDuration * 1000).toFixed(3)),
  };
}
