import { METERS, type CostLine } from '@spancost/prices';
import { formatUsd, parseUsd } from '../ledger/money.ts';

/**
 * The lines of a supplement: by meter, what the lines of the whole call have more (or less) than the lines before. The
 * price is that of the whole. Sums stay: the lines add up to the difference of the costs.
 */
export function differenceOfLines(total: readonly CostLine[], before: readonly CostLine[]): readonly CostLine[] {
  return METERS.flatMap((meter) => {
    const now = total.find((line) => line.meter === meter);
    const then = before.find((line) => line.meter === meter);
    const quantity = (now?.quantity ?? 0) - (then?.quantity ?? 0);
    const usd = (parseUsd(now?.usd ?? '0') ?? 0n) - (parseUsd(then?.usd ?? '0') ?? 0n);
    if (quantity === 0 && usd === 0n) return [];
    const { price, per } = (now ?? then)!;
    return [{ meter, quantity, price, per, usd: formatUsd(usd) }];
  });
}
