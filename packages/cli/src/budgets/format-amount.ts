import { Money } from '@spancost/prices';
import { formatCount } from '../format.ts';

/** Digits of an amount that tell it apart. */
const SIGNIFICANT = 3;

/**
 * US dollars and cents, and as many decimals more as a small amount needs, rounded towards zero, so that nothing is read as
 * reached that is not: `$1,234.56`, `$0.00325`; for reading.
 */
export function formatAmount(exact: string): string {
  const money = new Money(exact);
  const decimals = money.isZero() ? 2 : Math.max(2, SIGNIFICANT - 1 - money.e);
  const [whole = '0', fraction = ''] = money.toDecimalPlaces(decimals, Money.ROUND_DOWN).abs().toFixed(decimals).split('.');
  return `${money.lt(0) ? '-' : ''}$${formatCount(BigInt(whole))}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}
