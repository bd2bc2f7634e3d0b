import { formatUsd, type Usd } from '@spancost/conventions';

export { formatUsd, parseUsd, type Usd } from '@spancost/conventions';

/** As a decimal string, as the API says it; null for what is not known. */
export function usdOrNull(value: Usd | undefined): string | null {
  return value === undefined ? null : formatUsd(value);
}

/** An amount divided, half to even: of $0.01 for three, each has $0.00333333333333333333. */
export function quotientOf(amount: Usd, by: bigint): Usd {
  const [whole, left] = [amount / by, amount % by];
  const twice = (left < 0n ? -left : left) * 2n;
  const isUp = twice > by || (twice === by && whole % 2n !== 0n);
  return isUp ? whole + (amount < 0n ? -1n : 1n) : whole;
}

/** The nearest double, for Prometheus. */
export function usdToNumber(value: Usd): number {
  return Number(formatUsd(value));
}
