import { COST_SCALE, plainAmount } from '@spancost/conventions';

/** US dollars as an integer count of 10^-20 dollars, as the ledger keeps them: sums and comparisons of it are exact. */
export type Usd = bigint;

/** A plain decimal amount, which may be negative, or undefined for what is none. */
export function parseUsd(text: unknown): Usd | undefined {
  if (typeof text !== 'string') return undefined;
  const isNegative = text.startsWith('-');
  const plain = plainAmount(isNegative ? text.slice(1) : text);
  if (plain === undefined) return undefined;
  const [whole = '', fraction = ''] = plain.split('.');
  const value = BigInt(whole + fraction.padEnd(COST_SCALE, '0'));
  return isNegative ? -value : value;
}

/** A plain decimal without trailing zeros: `'0.00325'`, `'-0.5'`, `'0'`. */
export function formatUsd(value: Usd): string {
  const digits = (value < 0n ? -value : value).toString().padStart(COST_SCALE + 1, '0');
  const fraction = digits.slice(-COST_SCALE).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -COST_SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}
