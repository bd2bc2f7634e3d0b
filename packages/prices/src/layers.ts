import { CompiledVersion, type AgreedTerm } from './compiled-version.ts';
import type { Contract, DefaultPrice, PriceBook, PriceOverride } from './price-book.ts';

/** When a statement holds and when it was made, in milliseconds since the epoch. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly recordedAt: number;
}

/** What operators state on top of a book's models: overrides, default prices, contracts. Their own book goes first. */
export class Layers {
  readonly #overrides: readonly (Span & {
    readonly override: PriceOverride;
    readonly book: string;
    readonly compiled: Map<CompiledVersion | undefined, CompiledVersion>;
  })[];
  readonly #defaults: readonly (Span & { readonly price: DefaultPrice; readonly compiled: CompiledVersion })[];
  readonly #contracts: ReadonlyMap<string, readonly (Span & { readonly contract: Contract })[]>;

  /** @param books The operator's own book first. */
  constructor(books: readonly PriceBook[]) {
    const named = books.map((book) => ({ book, name: `${book.id}@${book.revision}` }));
    this.#overrides = latestFirst(
      named.flatMap(({ book, name }) =>
        (book.overrides ?? []).map((override) => ({ ...spanOf(override), override, book: name, compiled: new Map() })),
      ),
    );
    this.#defaults = latestFirst(
      named.flatMap(({ book, name }) =>
        (book.defaults ?? []).map((price) => ({
          ...spanOf(price),
          price,
          compiled: new CompiledVersion({ ...price, priceId: `${name}/default:${price.id}` }),
        })),
      ),
    );
    const contracts = latestFirst(
      named.flatMap(({ book }) => (book.contracts ?? []).map((contract) => ({ ...spanOf(contract), contract }))),
    );
    this.#contracts = Map.groupBy(contracts, ({ contract }) => contract.tenant);
  }

  /** The operator's price of a model in place of the book's; undefined if there is none. @param base The book's price. */
  override(provider: string, model: string, at: number, knownAt: number, base: CompiledVersion | undefined): CompiledVersion | undefined {
    if (this.#overrides.length === 0) return undefined;
    const found = this.#overrides.find(
      (each) => isKnown(each, at, knownAt) && each.override.model === model && each.override.providers.includes(provider),
    );
    if (found === undefined) return undefined;
    const known = found.compiled.get(base);
    if (known !== undefined) return known;
    const { override, book } = found;
    const rules = override.rules ?? base?.parts.rules;
    const compiled = new CompiledVersion({
      ...base?.parts,
      priceId: `${book}/${override.providers[0]}/${override.model}/override:${override.id}`,
      status: 'verified',
      reason: override.reason,
      prices: { ...base?.parts.prices, ...override.prices },
      ...(rules === undefined ? {} : { rules }),
    });
    found.compiled.set(base, compiled);
    return compiled;
  }

  /** The operator's price for calls that no book has a price for. */
  default(provider: string, at: number, knownAt: number): CompiledVersion | undefined {
    return this.#defaults.find((each) => isKnown(each, at, knownAt) && (each.price.providers?.includes(provider) ?? true))?.compiled;
  }

  /** The term of the tenant's contract that is about this call. */
  agreed(tenant: string, provider: string, models: readonly string[], at: number, knownAt: number): AgreedTerm | undefined {
    for (const each of this.#contracts.get(tenant) ?? []) {
      if (!isKnown(each, at, knownAt)) continue;
      const term = each.contract.terms.find(
        (candidate) =>
          (candidate.providers?.includes(provider) ?? true) && (candidate.models?.some((model) => models.includes(model)) ?? true),
      );
      if (term !== undefined) return { contract: each.contract, term };
    }
    return undefined;
  }
}

function spanOf(stated: { readonly validFrom?: string; readonly validTo?: string; readonly recordedAt: string }): Span {
  return {
    from: stated.validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(stated.validFrom),
    to: stated.validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(stated.validTo),
    recordedAt: Date.parse(stated.recordedAt),
  };
}

function isKnown({ from, to, recordedAt }: Span, at: number, knownAt: number): boolean {
  return at >= from && at < to && recordedAt <= knownAt;
}

/** Of two statements about one thing the later one counts. */
function latestFirst<T extends Span>(stated: readonly T[]): readonly T[] {
  return stated.toSorted((a, b) => b.recordedAt - a.recordedAt);
}
