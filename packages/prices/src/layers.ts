import { CompiledVersion, type AgreedTerm } from './compiled-version.ts';
import type { Contract, DefaultPrice, PriceBook, PriceOverride } from './price-book.ts';
import { isInForce, validityOf, type Validity } from './validity.ts';

/** A statement of an operator, the book that has it, and when it holds. */
interface Statement<T> {
  readonly stated: T;
  /** Name of the book, `acme@3`. */
  readonly book: string;
  readonly validity: Validity;
}

/** What operators state on top of a book's models. Their own book goes before those that it stands on, and within a book what was recorded later. */
export class Layers {
  readonly #overrides: ReadonlyMap<string, readonly Statement<PriceOverride>[]>;
  readonly #defaults: readonly Statement<DefaultPrice>[];
  readonly #contracts: ReadonlyMap<string, readonly Statement<Contract>[]>;
  readonly #overridden = new Map<PriceOverride, Map<CompiledVersion | undefined, CompiledVersion>>();
  readonly #compiledDefaults = new Map<DefaultPrice, CompiledVersion>();

  /** @param books The operator's own book first. */
  constructor(books: readonly PriceBook[]) {
    this.#overrides = byKey(
      statementsOf(books, ({ overrides }) => overrides),
      ({ stated }) => stated.model,
    );
    this.#defaults = statementsOf(books, ({ defaults }) => defaults);
    this.#contracts = byKey(
      statementsOf(books, ({ contracts }) => contracts),
      ({ stated }) => stated.tenant,
    );
  }

  /**
   * The operator's price of a model in place of the book's; undefined if there is none.
   *
   * @param names What the model may be called, the most exact name first.
   * @param base The book's price, whose other meters go on counting.
   */
  override(
    provider: string,
    names: readonly string[],
    at: number,
    knownAt: number,
    base: CompiledVersion | undefined,
  ): CompiledVersion | undefined {
    if (this.#overrides.size === 0) return undefined;
    for (const name of names) {
      const found = this.#overrides
        .get(name)
        ?.find(({ stated, validity }) => stated.providers.includes(provider) && isInForce(validity, at, knownAt));
      if (found !== undefined) return this.#compileOverride(found, base);
    }
    return undefined;
  }

  /** The operator's price for calls that no book has a price for. */
  default(provider: string, at: number, knownAt: number): CompiledVersion | undefined {
    const found = this.#defaults.find(
      ({ stated, validity }) => (stated.providers?.includes(provider) ?? true) && isInForce(validity, at, knownAt),
    );
    return found === undefined ? undefined : this.#compileDefault(found);
  }

  /** The term of the tenant's contract that is about this call. */
  agreed(tenant: string, provider: string, names: readonly string[], at: number, knownAt: number): AgreedTerm | undefined {
    for (const { stated, book, validity } of this.#contracts.get(tenant) ?? []) {
      if (!isInForce(validity, at, knownAt)) continue;
      const term = stated.terms.find(
        ({ providers, models }) => (providers?.includes(provider) ?? true) && (models?.some((model) => names.includes(model)) ?? true),
      );
      if (term !== undefined) return { contract: stated, book, term };
    }
    return undefined;
  }

  #compileOverride({ stated, book }: Statement<PriceOverride>, base: CompiledVersion | undefined): CompiledVersion {
    const byBase = this.#overridden.get(stated) ?? new Map<CompiledVersion | undefined, CompiledVersion>();
    this.#overridden.set(stated, byBase);
    const known = byBase.get(base);
    if (known !== undefined) return known;
    const { id, providers, model, reason, prices, validFrom, validTo, rules = base?.parts.rules } = stated;
    const compiled = new CompiledVersion({
      ...base?.parts,
      priceId: base === undefined ? `${book}/${providers[0]}/${model}/override:${id}` : `${base.parts.priceId}+${book}/override:${id}`,
      status: 'verified',
      reason,
      prices: { ...base?.parts.prices, ...prices },
      ...(rules === undefined ? {} : { rules }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
    });
    byBase.set(base, compiled);
    return compiled;
  }

  #compileDefault({ stated, book }: Statement<DefaultPrice>): CompiledVersion {
    const known = this.#compiledDefaults.get(stated);
    if (known !== undefined) return known;
    const compiled = new CompiledVersion({ ...stated, priceId: `${book}/default:${stated.id}` });
    this.#compiledDefaults.set(stated, compiled);
    return compiled;
  }
}

/** `Map.groupBy`, which Node has from 21 on: an application on an older one goes on, although that is not supported. */
function byKey<T>(statements: readonly T[], keyOf: (statement: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const statement of statements) {
    const group = groups.get(keyOf(statement));
    if (group === undefined) groups.set(keyOf(statement), [statement]);
    else group.push(statement);
  }
  return groups;
}

function statementsOf<T extends Parameters<typeof validityOf>[0]>(
  books: readonly PriceBook[],
  layer: (book: PriceBook) => readonly T[] | undefined,
): readonly Statement<T>[] {
  return books.flatMap((book) =>
    (layer(book) ?? [])
      .map((stated) => ({ stated, book: `${book.id}@${book.revision}`, validity: validityOf(stated) }))
      .toSorted((a, b) => b.validity.recordedAt - a.validity.recordedAt),
  );
}
