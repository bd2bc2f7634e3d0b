/**
 * A non-negative decimal: `digits` over ten to the power of `scale`. Digits are a number while they are a safe integer,
 * which is where all but the largest sums stay.
 */
export interface ExactDecimal {
  readonly digits: number | bigint;
  readonly scale: number;
}

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

/** Digits after the point of a plain decimal string: `'0.125'` has 3. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

/** A plain decimal string as an integer over 10^scale: `'0.125'` at scale 6 is 125000n. */
export function toScaled(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '')) * 10n ** BigInt(scale - decimalsOf(text));
}
