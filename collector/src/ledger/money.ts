import { formatUsd, type Usd } from '@spancost/conventions';

export { formatUsd, parseUsd, type Usd } from '@spancost/conventions';

/** As a decimal string, as the API says it; null for what is not known. */
export function usdOrNull(value: Usd | undefined): string | null {
  return value === undefined ? null : formatUsd(value);
}

/** The nearest double, for Prometheus. */
export function usdToNumber(value: Usd): number {
  return Number(formatUsd(value));
}
