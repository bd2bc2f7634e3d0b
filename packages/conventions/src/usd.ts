/** Decimals that the ledger keeps of a US dollar: DECIMAL(38,20). */
export const COST_SCALE = 20;

/**
 * US dollars as the ledger keeps them: an integer count of 10^-20 dollars. `1_000_000_000_000_000n` is $0.00001.
 * Sums and comparisons of it are exact; a double is made only where a format has nothing else.
 */
export type Usd = bigint;

const PLAIN_DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,20}))?$/;

/** A plain decimal string as {@link Usd}, or undefined if it is none or has more than 18 digits before or 20 after the point. */
export function parseUsd(text: string): Usd | undefined {
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const value = BigInt(whole + fraction.padEnd(COST_SCALE, '0'));
  return sign === '-' ? -value : value;
}

/** A plain decimal string without trailing zeros: `'0.00325'`, `'-0.5'`, `'0'`. */
export function formatUsd(value: Usd): string {
  const digits = (value < 0n ? -value : value).toString().padStart(COST_SCALE + 1, '0');
  const fraction = digits.slice(-COST_SCALE).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -COST_SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}
