/**
 * A non-negative decimal: `digits` over ten to the power of `scale`. Digits are a number while they are a safe integer,
 * which is where all but the largest sums stay.
 */
export interface ExactDecimal {
  readonly digits: number | bigint;
  readonly scale: number;
}

/** The decimals of a US dollar that a cost keeps: what the ledger stores. */
export const COST_DECIMALS = 20;

/** Plain notation without trailing zeros: 46875 over 10^8 is `'0.00046875'`, 0 is `'0'`. */
export function formatExact({ digits, scale }: ExactDecimal): string {
  const text = digits.toString();
  if (scale === 0) return text;
  const padded = text.length > scale ? text : text.padStart(scale + 1, '0');
  const point = padded.length - scale;
  let end = padded.length;
  while (end > point && padded.charCodeAt(end - 1) === 48) end -= 1;
  return end === point ? padded.slice(0, point) : `${padded.slice(0, point)}.${padded.slice(point, end)}`;
}

/** A plain decimal string without loss: `'0.125'` is 125 over 10^3. */
export function parseExact(text: string): { readonly digits: bigint; readonly scale: number } {
  const point = text.indexOf('.');
  return { digits: BigInt(text.replace('.', '')), scale: point === -1 ? 0 : text.length - point - 1 };
}

/** The product of plain decimal strings: `'0.5'` and `'1.1'` are `'0.55'`. */
export function multiplyExact(first: string, ...others: readonly string[]): string {
  let { digits, scale } = parseExact(first);
  for (const other of others) {
    const factor = parseExact(other);
    digits *= factor.digits;
    scale += factor.scale;
  }
  return formatExact({ digits, scale });
}

/** The difference of two decimals, of which the first is not the smaller. */
export function subtractExact(from: ExactDecimal, amount: ExactDecimal): ExactDecimal {
  const scale = Math.max(from.scale, amount.scale);
  return { digits: atScale(from, scale) - atScale(amount, scale), scale };
}

function atScale({ digits, scale }: ExactDecimal, wanted: number): bigint {
  return BigInt(digits) * 10n ** BigInt(wanted - scale);
}

/**
 * `digits / (divisor × 10^scale)` at no more than {@link COST_DECIMALS} decimals: the one rounding of a cost, half to even.
 * Exact where the quotient has no more decimals.
 */
export function divideExact(digits: bigint, scale: number, divisor: bigint): ExactDecimal {
  if (divisor === 1n && scale <= COST_DECIMALS) return { digits, scale };
  const shift = COST_DECIMALS - scale;
  const numerator = shift >= 0 ? digits * 10n ** BigInt(shift) : digits;
  const denominator = shift >= 0 ? divisor : divisor * 10n ** BigInt(-shift);
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return { digits: up ? quotient + 1n : quotient, scale: COST_DECIMALS };
}
