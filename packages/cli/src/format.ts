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

/** What a group of calls cost; where no call has a price, that is unknown, which is not zero. */
export function formatCost(group: { readonly requests: number; readonly unpriced_requests: number; readonly cost_usd: string }): string {
  return group.requests > 0 && group.unpriced_requests === group.requests ? 'unpriced' : formatUsd(group.cost_usd);
}
