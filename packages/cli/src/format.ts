import { Money } from '@spancost/prices';

/** `$1,234.567890`: US dollars to six decimals, half-even; for reading, not for sums. */
export function formatUsd(exact: string): string {
  const rounded = new Money(exact).toDecimalPlaces(6);
  const [whole = '0', fraction = ''] = rounded.abs().toFixed(6).split('.');
  return `${rounded.lt(0) ? '-' : ''}$${formatCount(BigInt(whole))}.${fraction}`;
}

/** `1,234,567`. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString('en-US');
}
