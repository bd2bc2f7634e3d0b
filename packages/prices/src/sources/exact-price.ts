import { formatExact } from '../exact.ts';

/** No price has more digits than this; what a double has behind them is what binary fractions and divisions left there. */
const SIGNIFICANT_DIGITS = 12;

/** What a price book takes. */
const MOST_DECIMALS = 14;

/**
 * The exact decimal that a number in a price list is meant to be, times ten to the power of `shift`: rounded to
 * 12 significant digits, and to the 14 decimals that a book takes. A double is within 1.2e-16 of the decimal that was
 * written, and a few divisions and multiplications later within some 1e-15; twelve digits leave a thousandfold margin, and
 * prices have six. Undefined for what is no price: NaN, infinity, below zero, 10^12 and more, or nonzero and lost at 14 decimals.
 *
 * @example exactPrice(0.18000000000000002) // '0.18'
 * @example exactPrice(1.25e-6, 6) // '1.25': per token to per million
 */
export function exactPrice(value: number, shift: number = 0): string | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(SIGNIFICANT_DIGITS - 1).split('e') as [string, string];
  const digits = BigInt(mantissa.replace('.', ''));
  const scale = SIGNIFICANT_DIGITS - 1 - Number(exponent) - shift;
  if (scale < 0) return undefined;
  const rounded = scale > MOST_DECIMALS ? divideHalfEven(digits, 10n ** BigInt(scale - MOST_DECIMALS)) : digits;
  return rounded === 0n ? undefined : formatExact({ digits: rounded, scale: Math.min(scale, MOST_DECIMALS) });
}

function divideHalfEven(digits: bigint, divisor: bigint): bigint {
  const quotient = digits / divisor;
  const twice = 2n * (digits % divisor);
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
