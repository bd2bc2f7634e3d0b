import { formatUsd, type Usd } from '@spancost/conventions';

export { formatUsd, parseUsd, type Usd } from '@spancost/conventions';

/** The nearest double, for Prometheus. */
export function usdToNumber(value: Usd): number {
  return Number(formatUsd(value));
}
