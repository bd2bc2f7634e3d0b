import { canonicalProvider } from '@spancost/conventions';
import { CompiledModel } from './compiled-model.ts';
import { readModelId, withoutDate } from './model-id.ts';
import { BookInParts } from './packaged/book-in-parts.ts';
import type { ModelAlias, ModelPrices, PriceBook } from './price-book.ts';

/** What a provider and a model's name lead to. */
export interface FoundModels {
  /** The operator's own book first; at most one of each book. */
  readonly models: readonly CompiledModel[];
  /** What an alias or the name itself says about the call. */
  readonly geography: string | undefined;
  readonly serviceTier: string | undefined;
  /** Whether the name alone makes the call free. */
  readonly free: boolean;
  /** Whether an operator's alias led there. */
  readonly aliased: boolean;
  /** The provider and name that were looked up, after aliases. */
  readonly provider: string;
  readonly model: string;
  /** What overrides and contracts may call it, the most exact name first: as it was looked up, as it reads, as books have it. */
  readonly names: readonly string[];
}

/** Finds the models of one book by exact id, or by exact id with a date behind it; never by a bare prefix. */
class BookIndex {
  readonly name: string;
  readonly #modelsOf: (provider: string) => readonly ModelPrices[];
  /** By provider and id; a provider is here once it was asked for. */
  readonly #models = new Map<string, ReadonlyMap<string, ModelPrices>>();
  readonly #aliases = new Map<string, Map<string, ModelAlias>>();
  readonly #compiled = new Map<ModelPrices, CompiledModel>();

  constructor(book: PriceBook) {
    this.name = `${book.id}@${book.revision}`;
    this.#modelsOf = modelsByProvider(book);
    for (const alias of book.aliases ?? []) within(this.#aliases, alias.provider).set(alias.model, alias);
  }

  alias(provider: string, model: string): ModelAlias | undefined {
    return this.#aliases.get(provider)?.get(model);
  }

  /** Whether the book has a model under exactly this name. */
  has(provider: string, model: string): boolean {
    return this.#within(provider).has(model);
  }

  find(provider: string, model: string): CompiledModel | undefined {
    const models = this.#within(provider);
    const exact = models.get(model);
    if (exact !== undefined) return this.#compile(exact);
    const undated = withoutDate(model);
    const found = undated === undefined ? undefined : models.get(undated);
    return found?.dated === true ? this.#compile(found) : undefined;
  }

  #within(provider: string): ReadonlyMap<string, ModelPrices> {
    const known = this.#models.get(provider);
    if (known !== undefined) return known;
    const own = this.#modelsOf(provider).filter(({ providers }) => providers.includes(provider));
    const made = new Map(own.flatMap((model) => [model.model, ...(model.aliases ?? [])].map((id) => [id, model])));
    if (own.length > 0) this.#models.set(provider, made);
    return made;
  }

  #compile(model: ModelPrices): CompiledModel {
    const known = this.#compiled.get(model);
    if (known !== undefined) return known;
    const compiled = new CompiledModel(model, this.name);
    this.#compiled.set(model, compiled);
    return compiled;
  }
}

/** How to get the models of a provider from a book. */
function modelsByProvider(book: PriceBook): (provider: string) => readonly ModelPrices[] {
  if (book instanceof BookInParts) return (provider) => book.modelsOf(provider);
  const byProvider = new Map<string, ModelPrices[]>();
  for (const model of book.models) {
    for (const provider of model.providers) {
      const models = byProvider.get(provider);
      if (models === undefined) byProvider.set(provider, [model]);
      else models.push(model);
    }
  }
  return (provider) => byProvider.get(provider) ?? [];
}

/** Names are remembered; traffic with ever new ones, or with very long ones, must not fill the memory. */
const MOST_REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 512;

/** Finds models in a book and in the books that it stands on. */
export class ModelIndex {
  readonly #books: readonly BookIndex[];
  readonly #found = new Map<string, Map<string, FoundModels>>();
  #remembered: number = 0;

  /** @param books The operator's own book first. */
  constructor(books: readonly PriceBook[]) {
    this.#books = books.map((book) => new BookIndex(book));
  }

  /** @param provider As in `gen_ai.provider.name`; older spellings are read too. */
  find(provider: string, model: string): FoundModels {
    const known = this.#found.get(provider)?.get(model);
    if (known !== undefined) return known;
    const found = this.#resolve(canonicalProvider(provider), model);
    if (provider.length + model.length > LONGEST_REMEMBERED) return found;
    if (this.#remembered >= MOST_REMEMBERED) {
      this.#found.clear();
      this.#remembered = 0;
    }
    within(this.#found, provider).set(model, found);
    this.#remembered += 1;
    return found;
  }

  #resolve(provider: string, model: string, followed: readonly ModelAlias[] = []): FoundModels {
    const alias = this.#alias(provider, model);
    // A parsed book has no circle of aliases; books that were put together afterwards may have one.
    if (alias !== undefined && !followed.includes(alias)) {
      const found = this.#resolve(alias.to.provider, alias.to.model, [...followed, alias]);
      return {
        ...found,
        aliased: true,
        geography: alias.geography ?? found.geography,
        serviceTier: alias.serviceTier ?? found.serviceTier,
      };
    }
    const id = readModelId(provider, model);
    const models = this.#books.flatMap((book) => {
      const found = book.find(provider, model) ?? (id === undefined ? undefined : book.find(provider, id.model));
      return found === undefined ? [] : [found];
    });
    return {
      models,
      geography: id?.geography,
      serviceTier: undefined,
      free: id?.free === true,
      aliased: false,
      provider,
      model,
      names: [...new Set([model, ...(id === undefined ? [] : [id.model]), ...models.map((found) => found.model)])],
    };
  }

  /** The alias that a name is, unless a book that goes before the alias's has a model of that name. */
  #alias(provider: string, model: string): ModelAlias | undefined {
    for (const book of this.#books) {
      const alias = book.alias(provider, model);
      if (alias !== undefined) return alias;
      if (book.has(provider, model)) return undefined;
    }
    return undefined;
  }
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  maps.set(key, made);
  return made;
}
