import { Money } from '@spancost/prices';
import { formatUsd, type Usd } from '../ledger/money.ts';

/**
 * Margin in percent of the revenue, as the nearest double; undefined where the revenue is not above zero, of which there is no share.
 *
 * @example marginPercent(parseUsd('49'), parseUsd('12.25')) // 75
 */
export function marginPercent(revenue: Usd, cost: Usd): number | undefined {
  if (revenue <= 0n) return undefined;
  return new Money(formatUsd(revenue - cost)).div(formatUsd(revenue)).mul(100).toNumber();
}
