import { COST_SCALE, formatUsd } from './usd.ts';

/**
 * How a cost is known. `reported`: the provider said it in its answer. `computed`: complete usage at a stated price.
 * `estimated`: something was assumed, such as a cache write's time to live. `unpriced`: not known, which is not zero.
 */
export type CostBasis = 'reported' | 'computed' | 'estimated' | 'unpriced';

/**
 * Why a call has no price. `usage_missing`: nothing was reported. `usage_incomplete`: a stream ended before its usage
 * came. `usage_invalid`: the usage cannot be true. `model_missing`: neither side named a model. `model_unknown`: no book
 * has it. `price_missing`: the model is known but not for this time, or not for one of the meters that were used.
 */
export type UnpricedReason = 'usage_missing' | 'usage_incomplete' | 'usage_invalid' | 'model_missing' | 'model_unknown' | 'price_missing';

/** An amount in plain or exponential notation, not negative. */
const AMOUNT = /^(\d{1,18})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/;

/** From here on the ledger has no room: DECIMAL(38,20). */
const TOO_MUCH: bigint = 10n ** 38n;

/**
 * An amount of US dollars as a plain decimal string, exact to the {@link COST_SCALE} decimals that the ledger keeps, half-even
 * beyond; undefined for what is no amount: other text, what is negative or not finite, 10^18 dollars and more.
 *
 * @example plainAmount(1.4e-7) // '0.00000014'
 * @example plainAmount('0.0037756000') // '0.0037756'
 */
export function plainAmount(amount: unknown): string | undefined {
  if (typeof amount !== 'string' && typeof amount !== 'number') return undefined;
  const match = AMOUNT.exec(String(amount));
  if (match === null) return undefined;
  const [, whole = '', decimals = '', exponent = '0'] = match;
  const scaled = scaledTo(COST_SCALE, BigInt(whole + decimals), decimals.length - Number(exponent));
  return scaled >= TOO_MUCH ? undefined : formatUsd(scaled);
}

/** `digits` at `scale` decimals, as a whole number at `target` decimals: half-even where decimals are cut. */
function scaledTo(target: number, digits: bigint, scale: number): bigint {
  if (scale <= target) return digits * 10n ** BigInt(target - scale);
  const divisor = 10n ** BigInt(scale - target);
  const quotient = digits / divisor;
  const twice = (digits % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
