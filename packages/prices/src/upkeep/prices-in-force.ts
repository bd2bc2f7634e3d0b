import type { VersionParts } from '../compiled-version.ts';
import type { ModelPrices } from '../price-book.ts';
import { checkedOn } from './last-checked.ts';
import { keyOf, type PriceFinder } from './price-finder.ts';

/** A model of a provider and the price that is in force. */
export interface PriceInForce {
  /** As in `gen_ai.provider.name`. */
  readonly provider: string;
  readonly model: string;
  readonly price: VersionParts;
  /** Day on which somebody last looked whether it is right; missing where that is not known. */
  readonly checkedAt?: string;
  readonly deprecation?: NonNullable<ModelPrices['deprecation']>;
}

/** Which prices are wanted. */
export interface InForceOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** As in `gen_ai.provider.name`. */
  readonly provider?: string;
  /** Stands in the name of the model, in capitals or not. */
  readonly model?: string;
}

/** The prices of a book, and those that it stands on, that some book or override states, by provider and model. */
export function pricesInForce(finder: PriceFinder, { at, provider, model }: InForceOptions): readonly PriceInForce[] {
  const wanted = model?.toLowerCase();
  const listed = new Map<string, PriceInForce>();
  for (const { models, overrides } of finder.books) {
    for (const entry of [...models, ...(overrides ?? [])]) {
      if (wanted !== undefined && !entry.model.toLowerCase().includes(wanted)) continue;
      for (const each of entry.providers) {
        const key = keyOf(each, entry.model);
        if (listed.has(key) || (provider !== undefined && each !== provider)) continue;
        const found = priceInForce(finder, each, entry.model, at);
        if (found !== undefined) listed.set(key, found);
      }
    }
  }
  return [...listed.values()].toSorted((a, b) => compare(a.provider, b.provider) || compare(a.model, b.model));
}

/** The price of one model as {@link pricesInForce} has it; undefined where there is none. */
export function priceInForce(finder: PriceFinder, provider: string, model: string, at: number): PriceInForce | undefined {
  const price = finder.priceAt(provider, model, at);
  if (price === undefined) return undefined;
  const checkedAt = checkedOn(price, finder.books);
  const deprecation = finder.find(provider, model).entries.find(({ entry }) => entry.deprecation !== undefined)?.entry.deprecation;
  return {
    provider,
    model,
    price,
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(deprecation === undefined ? {} : { deprecation }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
