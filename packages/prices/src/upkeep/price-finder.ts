import { canonicalProvider } from '@spancost/conventions';
import type { VersionParts } from '../compiled-version.ts';
import { ModelIndex } from '../model-index.ts';
import type { ModelPrices, PriceBook, PriceVersion } from '../price-book.ts';
import { chainOf, Pricer } from '../pricer.ts';

/** A model and the book that has it. */
export interface FoundEntry {
  readonly book: PriceBook;
  readonly entry: ModelPrices;
}

/** What a provider and a name lead to in a chain of books. */
export interface FoundPrices {
  /** As in `gen_ai.provider.name`. */
  readonly provider: string;
  /** After aliases of the operator. */
  readonly model: string;
  /** The operator's own book first. */
  readonly entries: readonly FoundEntry[];
  readonly geography: string | undefined;
  /** Whether the name alone makes the call free. */
  readonly free: boolean;
}

/** Finds models and the prices in force in a book and those that it stands on. */
export class PriceFinder {
  readonly books: readonly PriceBook[];
  readonly #index: ModelIndex;
  readonly #pricer: Pricer;
  readonly #entries: readonly (readonly [PriceBook, ReadonlyMap<string, ModelPrices>])[];

  constructor(book: PriceBook) {
    this.books = chainOf(book);
    this.#index = new ModelIndex(this.books);
    this.#pricer = new Pricer(book);
    this.#entries = this.books.map((each) => [
      each,
      new Map(each.models.flatMap((entry) => entry.providers.map((provider) => [keyOf(provider, entry.model), entry]))),
    ]);
  }

  /** Models by exact id, declared alias, or id with a date: as a call would find them. */
  find(provider: string, model: string): FoundPrices {
    const found = this.#index.find(canonicalProvider(provider), model);
    const names = new Set(found.models.map((compiled) => compiled.model));
    const entries = this.#entries.flatMap(([book, models]) =>
      [...names].flatMap((name) => {
        const entry = models.get(keyOf(found.provider, name));
        return entry === undefined ? [] : [{ book, entry }];
      }),
    );
    return { provider: found.provider, model: found.model, entries, geography: found.geography, free: found.free };
  }

  /** The price of a model that some book or override states; a default price is none. @param at Milliseconds since the epoch. */
  priceAt(provider: string, model: string, at: number): VersionParts | undefined {
    const price = this.#pricer.priceAt({ provider, model, at });
    return price === undefined || price.status === 'default' || price.priceId === FREE_BY_NAME ? undefined : price;
  }

  /** The version in force, with its model and book; undefined where there is none, or where an override is in force. */
  versionAt(provider: string, model: string, at: number): (FoundEntry & { readonly version: PriceVersion }) | undefined {
    const price = this.priceAt(provider, model, at);
    return this.find(provider, model)
      .entries.flatMap(({ book, entry }) => entry.versions.map((version) => ({ book, entry, version })))
      .find(({ book, entry, version }) => price?.priceId === priceIdOf(book, entry, version));
  }
}

/** `list@2/openai/gpt-5/v1`, as a cost names its price. */
function priceIdOf({ id, revision }: PriceBook, { providers, model }: ModelPrices, { version }: PriceVersion): string {
  return `${id}@${revision}/${providers[0]}/${model}/v${version}`;
}

/** A price that follows from the name alone; no book has it. */
const FREE_BY_NAME = 'openrouter/:free';

/** Provider and model as one key, whatever is in them. */
export function keyOf(provider: string, model: string): string {
  return JSON.stringify([provider, model]);
}
