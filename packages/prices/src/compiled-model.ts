import { CompiledVersion } from './compiled-version.ts';
import type { ModelPrices, PriceStatus, PriceVersion } from './price-book.ts';
import { isInForce, validityOf, type Validity } from './validity.ts';

/** The prices of one model in one book, ready to be asked for the one in force. Compiles a version when it is first asked for. */
export class CompiledModel {
  readonly model: string;
  /** `list@1/openai/gpt-5`: what the price ids of its versions begin with. */
  readonly #name: string;
  readonly #latestFirst: readonly { readonly version: PriceVersion; readonly validity: Validity }[];
  readonly #compiled = new Map<PriceVersion, CompiledVersion>();

  /** @param book Name of the book, `list@1`. */
  constructor(prices: ModelPrices, book: string) {
    this.model = prices.model;
    this.#name = `${book}/${prices.providers[0]}/${prices.model}`;
    this.#latestFirst = prices.versions
      .toSorted((a, b) => b.version - a.version)
      .map((version) => ({ version, validity: validityOf(version) }));
  }

  /**
   * The version in force at an instant, of what the book knew at another: the latest, because versions that hold at the same
   * time are in a book only where the later one supersedes the earlier.
   */
  versionAt(at: number, knownAt: number): CompiledVersion | undefined {
    for (const { version, validity } of this.#latestFirst) if (isInForce(validity, at, knownAt)) return this.#compile(version);
    return undefined;
  }

  #compile(version: PriceVersion): CompiledVersion {
    const known = this.#compiled.get(version);
    if (known !== undefined) return known;
    const compiled = new CompiledVersion({ ...version, priceId: `${this.#name}/v${version.version}` });
    this.#compiled.set(version, compiled);
    return compiled;
  }
}

/** Which of two prices counts when two books have one: the higher. */
export function rankOf(status: PriceStatus): number {
  switch (status) {
    case 'verified':
    case 'free':
      return 2;
    case 'imported':
    case 'disputed':
      return 1;
    case 'default':
      return 0;
    default:
      return status satisfies never;
  }
}
