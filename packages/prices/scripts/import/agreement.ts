import type { SourcePrice } from '../../src/sources/index.ts';
import { comparePrices, type PriceDifference } from '../../src/upkeep/index.ts';

/** Prices that differ by no more are the same: a page's rounding, not a contradiction. */
const SAME_WITHIN_PERCENT = 0.1;

/** Whether both sides have a price and they are not the same within 0.1 %. What only one of them knows is no contradiction. */
export function isWorthSaying({ percent, old, new: offered }: PriceDifference): boolean {
  return old !== undefined && offered !== undefined && (percent === undefined || Math.abs(Number(percent)) > SAME_WITHIN_PERCENT);
}

/**
 * Where two lists say something different of one model: for a plain prompt, and under every condition that either has a price
 * for.
 *
 * @param at Milliseconds since the epoch.
 */
export function disagreements(one: SourcePrice, other: SourcePrice, at: number): readonly PriceDifference[] {
  return comparePrices(one, other, { at }).filter(isWorthSaying);
}

/** Whether the price is in force. */
export function holdsAt({ validFrom, validTo }: Pick<SourcePrice, 'validFrom' | 'validTo'>, at: number): boolean {
  return (validFrom === undefined || Date.parse(validFrom) <= at) && (validTo === undefined || at < Date.parse(validTo));
}
