import { meterDefinition, METERS, type CostLine } from '@spancost/prices';
import { formatUsd, parseUsd } from '../ledger/money.ts';

/**
 * The lines of a supplement or a re-rating: by meter, what the lines of the whole call have more (or less) than the lines before. The
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

/** The lines of several entries of a call as one line a meter; the price is that of the latest. */
export function sumOfLines(lists: readonly (readonly CostLine[])[]): readonly CostLine[] {
  const sums = new Map<CostLine['meter'], CostLine>();
  for (const { meter, quantity, price, usd } of lists.flat()) {
    const sum = sums.get(meter);
    sums.set(meter, {
      meter,
      quantity: quantity + (sum?.quantity ?? 0),
      price,
      // Lines of before the ledger's second form do not say it.
      per: meterDefinition(meter).per,
      usd: formatUsd((parseUsd(usd) ?? 0n) + (parseUsd(sum?.usd ?? '0') ?? 0n)),
    });
  }
  return [...sums.values()];
}
