import { Money } from '../cost.ts';
import type { PriceBook } from '../price-book.ts';
import type { SourcePrice } from '../sources/source-price.ts';
import { comparePrices, type PriceDifference, type RuledPrices } from './compare-prices.ts';
import { keyOf, PriceFinder } from './price-finder.ts';

/** A list of prices: a book, which says all that it knows, or a source, of which only what it states is compared. */
export type PriceList = { readonly book: PriceBook } | { readonly source: readonly SourcePrice[] };

/** How two lists differ at one time. */
export interface ListDifference {
  readonly added: readonly ListedPrice[];
  readonly removed: readonly ListedPrice[];
  readonly changed: readonly (Pick<ListedPrice, 'provider' | 'model'> & { readonly differences: readonly PriceDifference[] })[];
}

/** A model and its price. */
export interface ListedPrice extends RuledPrices {
  readonly provider: string;
  readonly model: string;
}

/** What the second list has that the first has not, the other way round, and what costs another amount. @param at Milliseconds since the epoch. */
export function diffPrices(first: PriceList, second: PriceList, at: number): ListDifference {
  const before = pricesIn(first, at);
  const after = pricesIn(second, at);
  const compare = comparer('book' in first, 'book' in second, at);
  return {
    added: [...after].flatMap(([key, price]) => (before.has(key) ? [] : [price])),
    removed: [...before].flatMap(([key, price]) => (after.has(key) ? [] : [price])),
    changed: [...before].flatMap(([key, { provider, model, ...price }]) => {
      const other = after.get(key);
      const differences = other === undefined ? [] : compare(price, other);
      return differences.length === 0 ? [] : [{ provider, model, differences }];
    }),
  };
}

type Compare = (before: RuledPrices, after: RuledPrices) => readonly PriceDifference[];

/** Two books are compared in full; beside a source, only what that states. */
function comparer(firstIsBook: boolean, secondIsBook: boolean, at: number): Compare {
  if (firstIsBook && secondIsBook) return (before, after) => comparePrices(before, after, { at });
  if (!firstIsBook && secondIsBook) return (before, after) => comparePrices(after, before, { at, statedOnly: true }).map(turned);
  return (before, after) => comparePrices(before, after, { at, statedOnly: true });
}

function turned({ meter, rule, old, new: now }: PriceDifference): PriceDifference {
  const percent = old === undefined || now === undefined || Number(now) === 0 ? undefined : new Money(old).minus(now).div(now).times(100);
  return {
    meter,
    ...(rule === undefined ? {} : { rule }),
    ...(now === undefined ? {} : { old: now }),
    ...(old === undefined ? {} : { new: old }),
    ...(percent === undefined ? {} : { percent: percent.toDecimalPlaces(2).toFixed() }),
  };
}

function pricesIn(list: PriceList, at: number): ReadonlyMap<string, ListedPrice> {
  const prices = new Map<string, ListedPrice>();
  if ('source' in list) {
    for (const { provider, model, prices: stated, rules, validFrom, validTo } of list.source) {
      const holds = (validFrom === undefined || Date.parse(validFrom) <= at) && (validTo === undefined || at < Date.parse(validTo));
      if (holds) prices.set(keyOf(provider, model), { provider, model, prices: stated, rules });
    }
    return prices;
  }
  const finder = new PriceFinder(list.book);
  for (const { providers, model } of finder.books.flatMap((book) => [...book.models, ...(book.overrides ?? [])])) {
    for (const provider of providers) {
      const price = finder.priceAt(provider, model, at);
      if (price !== undefined)
        prices.set(keyOf(provider, model), {
          provider,
          model,
          prices: price.prices,
          ...(price.rules === undefined ? {} : { rules: price.rules }),
        });
    }
  }
  return prices;
}
