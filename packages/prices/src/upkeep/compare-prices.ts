import { Money } from '../cost.ts';
import { CompiledVersion } from '../compiled-version.ts';
import { METERS, type Meter } from '../meters.ts';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import { circumstancesOf } from './circumstances.ts';

/** Base prices and what changes them. */
export interface RuledPrices {
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
}

/** A meter that costs one thing here and another there. */
export interface PriceDifference {
  readonly meter: Meter;
  /** The rule under whose condition they differ; missing for the base price. */
  readonly rule?: string;
  /** US dollars for as many units as the meter's price is for; missing where there is no price. */
  readonly old?: string;
  readonly new?: string;
  /** Change of the price in percent, to two decimals: `-20`, `150`; missing where there is nothing to divide. */
  readonly percent?: string;
}

/** How two prices of one model are compared. */
export interface CompareOptions {
  /** Milliseconds since the epoch: the time at which both are in force. */
  readonly at: number;
  /** Look only at meters and conditions that the new price states: what a source does not know is no difference. */
  readonly statedOnly?: boolean;
  /** What the model's name says about its calls. */
  readonly geography?: string | undefined;
}

/**
 * Where two prices of a model differ in what a call costs, whatever the form in which their rules are written: `batch` at half
 * and `batch` at prices of its own are the same when they come to the same. Each condition of a rule is tried with a call to
 * which it applies.
 *
 * @example comparePrices({ prices: { input: '5' } }, { prices: { input: '4' } }, { at })
 * // [{ meter: 'input', old: '5', new: '4', percent: '-20' }]
 */
export function comparePrices(old: RuledPrices, offered: RuledPrices, options: CompareOptions): readonly PriceDifference[] {
  const { statedOnly = false } = options;
  const before = compiled(old);
  const after = compiled(offered);
  const stated = new Set(Object.keys(offered.prices));
  const differences: PriceDifference[] = [];
  for (const { rule, facts } of circumstancesOf(old.rules ?? [], offered.rules ?? [], options)) {
    const oldCard = before.pricesFor(facts).card;
    // A source that names a model by its place states the price at that place.
    const newCard = after.pricesFor(statedOnly && rule?.when.geography === undefined ? { ...facts, geography: undefined } : facts).card;
    const meters = new Set([...stated, ...Object.keys(rule?.prices ?? {})]);
    for (const meter of METERS) {
      if (statedOnly ? !meters.has(meter) : !isOwn(meter, old, offered)) continue;
      const difference = differenceOf(meter, oldCard.rates.get(meter)?.price, newCard.rates.get(meter)?.price);
      if (difference === undefined) continue;
      if (rule === undefined) differences.push(difference);
      else if (!differences.some((each) => says(each, difference))) differences.push({ ...difference, rule: rule.id });
    }
  }
  return differences;
}

/** Whether a difference follows from that of the base price: the rule makes the same of the old price and of the new one. */
function says(base: PriceDifference, ruled: PriceDifference): boolean {
  if (base.meter !== ruled.meter) return false;
  if (base.old === ruled.old && base.new === ruled.new) return true;
  if (base.old === undefined || base.new === undefined || ruled.old === undefined || ruled.new === undefined) return false;
  return base.rule === undefined && new Money(base.old).times(ruled.new).eq(new Money(base.new).times(ruled.old));
}

/** The meter that changes most, as new over old: `2.5`; undefined where nothing can be divided. */
export function largestFactor(differences: readonly PriceDifference[]): string | undefined {
  let largest: { readonly factor: string; readonly distance: number } | undefined;
  for (const { old, new: offered } of differences) {
    if (old === undefined || offered === undefined || Number(old) === 0) continue;
    const factor = new Money(offered).div(old).toSignificantDigits(4);
    const distance = factor.isZero() ? Number.POSITIVE_INFINITY : Math.abs(Math.log(factor.toNumber()));
    if (largest === undefined || distance > largest.distance) largest = { factor: factor.toFixed(), distance };
  }
  return largest?.factor;
}

/** Whether some meter costs more than twice or less than half of what it did, or begins or ceases to be free. */
export function isAboveTwice(differences: readonly PriceDifference[]): boolean {
  return differences.some(({ old, new: offered }) => {
    if (old === undefined || offered === undefined) return false;
    return new Money(offered).gt(new Money(old).times(2)) || new Money(offered).times(2).lt(old);
  });
}

function compiled({ prices, rules }: RuledPrices): CompiledVersion {
  return new CompiledVersion({ priceId: '', status: 'imported', prices, ...(rules === undefined ? {} : { rules }) });
}

function isOwn(meter: Meter, ...sides: readonly RuledPrices[]): boolean {
  return sides.some(({ prices, rules }) => prices[meter] !== undefined || rules?.some((rule) => rule.prices?.[meter] !== undefined));
}

function differenceOf(meter: Meter, old: string | undefined, offered: string | undefined): PriceDifference | undefined {
  if (old === offered || (old !== undefined && offered !== undefined && new Money(old).eq(offered))) return undefined;
  const percent =
    old === undefined || offered === undefined || Number(old) === 0
      ? undefined
      : new Money(offered).minus(old).div(old).times(100).toDecimalPlaces(2).toFixed();
  return {
    meter,
    ...(old === undefined ? {} : { old }),
    ...(offered === undefined ? {} : { new: offered }),
    ...(percent === undefined ? {} : { percent }),
  };
}
