import { Money } from '@spancost/prices';

/** `$1,234.567890`: US dollars to six decimals, half-even; for reading, not for sums. */
export function formatUsd(exact: string): string {
  const rounded = new Money(exact).toDecimalPlaces(6);
  const [whole = '0', fraction = ''] = rounded.abs().toFixed(6).split('.');
  return `${rounded.lt(0) ? '-' : ''}$${formatCount(BigInt(whole))}.${fraction}`;
}

/** `$0.00325`, `-$0.00067`: US dollars with every decimal that they have. */
export function formatExactUsd(exact: string): string {
  return exact.startsWith('-') ? `-$${exact.slice(1)}` : `$${exact}`;
}

/** As {@link formatUsd}, and what is not known as such, which is not zero. */
export function formatUsdOrUnknown(exact: string | null): string {
  return exact === null ? 'unknown' : formatUsd(exact);
}

/** `1,234,567`. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString('en-US');
}

/** What a group of calls cost; where no call has a price, that is unknown, which is not zero. */
export function formatCost(group: { readonly requests: number; readonly unpriced_requests: number; readonly cost_usd: string }): string {
  return group.requests > 0 && group.unpriced_requests === group.requests ? 'unpriced' : formatUsd(group.cost_usd);
}

/** `12.5 %`; what there is no share of, because there is nothing, is a dash. */
export function formatPercent(percent: number | null): string {
  return percent === null ? '-' : `${percent.toFixed(1)} %`;
}

/** `+12.5 %` or `-3.0 %`; a dash where there was nothing before. */
export function formatChange(percent: number | null): string {
  return percent === null ? '-' : `${percent > 0 ? '+' : ''}${percent.toFixed(1)} %`;
}

/** `1234 ms`; a dash where no duration is known. */
export function formatMilliseconds(duration: number | null): string {
  return duration === null ? '-' : `${Math.round(duration)} ms`;
}

/** What calls are of that do not say; no name has these brackets around it by accident. */
const NOT_SAID = '(not said)';

/** A name as it is shown, with the one that it is displayed by in front: `Ada (u-17)`. */
export function formatName(value: string | null | undefined, displayName: string | null = null): string {
  if (value === null || value === undefined) return NOT_SAID;
  return displayName === null || displayName === value ? value : `${displayName} (${value})`;
}
