import type { VersionParts } from '../../src/compiled-version.ts';
import type { PriceBook } from '../../src/price-book.ts';
import type { SourcePrice } from '../../src/sources/index.ts';
import { comparePrices, PriceFinder, type PriceDifference } from '../../src/upkeep/index.ts';
import { isWorthSaying } from './agreement.ts';

/** What a list says differently of a model that was looked up by hand. */
interface VerifiedDifference {
  readonly provider: string;
  readonly model: string;
  readonly priceId: string;
  readonly status: string;
  /** Whether somebody looked the model up: it is not among the imported ones. */
  readonly byHand: boolean;
  /** `old` is the book, `new` the list. */
  readonly differences: readonly PriceDifference[];
}

/** How a list compares with a book. */
export interface Comparison {
  /** Models that both have. */
  readonly compared: number;
  /** Of them, those that somebody looked up. */
  readonly byHand: number;
  readonly differing: readonly VerifiedDifference[];
}

/**
 * Compares the prices of a list with those of a book that are in force at the same time: on the meters and under the conditions
 * that the list states. What only one of them knows is no difference.
 *
 * @param at Milliseconds since the epoch.
 */
export function compareWithBook(book: PriceBook, prices: readonly SourcePrice[], at: number): Comparison {
  const finder = new PriceFinder(book);
  const differing: VerifiedDifference[] = [];
  const seen = new Set<string>();
  let lookedUp = 0;
  for (const price of prices) {
    for (const model of [price.model, ...(price.aliases ?? [])]) {
      const key = JSON.stringify([price.provider, model]);
      const ours = seen.has(key) ? undefined : finder.priceAt(price.provider, model, at);
      if (ours === undefined) continue;
      seen.add(key);
      const byHand = !isImported(ours);
      if (byHand) lookedUp += 1;
      const { geography } = finder.find(price.provider, model);
      const differences = comparePrices(ours, price, { at, statedOnly: true, ...(geography === undefined ? {} : { geography }) }).filter(
        (difference) => isWorthSaying(difference) && isStated(difference, price),
      );
      if (differences.length > 0)
        differing.push({
          provider: price.provider,
          model,
          priceId: ours.priceId,
          status: ours.status,
          byHand,
          differences,
        });
    }
  }
  return { compared: seen.size, byHand: lookedUp, differing };
}

/** Whether the list itself has the price: a rule of it that names other meters says nothing about this one. */
function isStated({ meter, rule }: PriceDifference, { rules }: SourcePrice): boolean {
  const own = rules.find(({ id }) => id === rule);
  return own?.prices === undefined || own.prices[meter] !== undefined;
}

/** Imported prices name the list that they come from. */
function isImported({ source }: VersionParts): boolean {
  return source?.url.startsWith('https://www.npmjs.com/') === true;
}
