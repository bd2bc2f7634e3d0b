import type { UnpricedCeilingConfig } from '../config/config.ts';
import { parseUsd, type Usd } from '../ledger/money.ts';
import type { Ceiling, Spend } from '../ledger/views.ts';

const MILLION = 1_000_000n;

/** The ceiling of one token and of one call, exact: an amount for a million tokens has 14 decimals at most. */
export function ceilingOf({ usdPerMillionTokens, usdPerCall }: UnpricedCeilingConfig): Ceiling {
  return { perToken: written(usdPerMillionTokens) / MILLION, perCall: written(usdPerCall) };
}

/** What calls without a price are taken to cost: 2,000 tokens of three calls at $100 a million and $0.05 a call are $0.35. */
export function assumedOf({ perToken, perCall }: Ceiling, { unpricedTokens, unpricedRequests }: Spend): Usd {
  return unpricedTokens * perToken + unpricedRequests * perCall;
}

function written(amount: string): Usd {
  const usd = parseUsd(amount);
  if (usd === undefined) throw new Error(`The ceiling ${amount} is no plain decimal amount`);
  return usd;
}
