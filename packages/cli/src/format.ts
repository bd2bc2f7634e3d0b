import { Money } from '@spancost/prices';

/** `$1,234.567890`: US dollars to six decimals, half-even; for reading, not for sums. */
export function formatUsd(exact: string): string {
  const [whole = '0', fraction = ''] = new Money(exact).toFixed(6).split('.');
  return `$${formatCount(BigInt(whole))}.${fraction}`.replace('$-', '-$');
}

/** `1,234,567`. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString('en-US');
}
