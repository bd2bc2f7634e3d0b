/** Digits that tell a small amount apart. */
const SIGNIFICANT = 3;

/** Dollars of a call or a group; null while it is not known, which is not zero. */
export type Usd = string | null;

export const UNKNOWN = 'unknown';

/**
 * An amount for reading: `$1,234.57`, `$0.00325`; cents, or three digits of what is less than ten cents, half-even. The
 * exact decimals are never a float.
 */
export function roundedUsd(exact: string): string {
  return written(exact, 2, decimalsOf(exact));
}

/** As {@link roundedUsd}, but towards zero: nothing reads as reached that is not. */
export function reachedUsd(exact: string): string {
  return written(exact, 2, decimalsOf(exact), 'trunc');
}

/** All that is known: `$1,234.5678900001`. */
export function exactUsd(exact: string): string {
  const decimals = exact.split('.')[1]?.length ?? 0;
  return written(exact, Math.min(2, Math.max(decimals, 2)), Math.max(decimals, 2));
}

/** What the marks of an axis say, all with as many decimals: `$0.00`, `$0.50`, `$1.00`; `$12K` where they are many. */
export function axisUsd(marks: readonly number[]): string[] {
  const step = Math.abs((marks[1] ?? 1) - (marks[0] ?? 0));
  const decimals = step >= 1 ? 0 : Math.max(2, Math.ceil(-Math.log10(step)));
  const isMany = Math.max(...marks) >= 10_000;
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    ...(isMany
      ? { notation: 'compact', maximumSignificantDigits: SIGNIFICANT }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  });
  return marks.map((mark) => format.format(mark));
}

/** What sums cost; where no call of them has a price, nobody knows. */
export function costOfSums(sums: { readonly requests: number; readonly unpriced_requests: number; readonly cost_usd: string }): Usd {
  return sums.requests > 0 && sums.unpriced_requests === sums.requests ? null : sums.cost_usd;
}

function decimalsOf(exact: string): number {
  const [, whole = '0', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(exact) ?? [];
  if (/[1-9]/.test(whole) || !/[1-9]/.test(fraction)) return 2;
  return Math.max(2, /^0*/.exec(fraction)![0].length + SIGNIFICANT);
}

function written(
  exact: string,
  minimumFractionDigits: number,
  maximumFractionDigits: number,
  roundingMode: 'halfEven' | 'trunc' = 'halfEven',
): string {
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits,
    maximumFractionDigits: Math.min(100, maximumFractionDigits),
    roundingMode,
  });
  // What the API has for an amount is a plain decimal.
  return format.format(exact as `${number}`);
}
