import type { ModelPrices, PriceBook } from '../price-book.ts';
import { unpack, type PackedPart } from './packed-part.ts';

/**
 * A price book of which only those providers are read that somebody asks for: a process calls models of one or two, and
 * reading two thousand others would delay its start. To everybody else it is a book like any other, whose `models` are all read when
 * they are first looked at.
 */
export class BookInParts implements PriceBook {
  readonly schema: PriceBook['schema'];
  readonly id: string;
  readonly revision: number;
  readonly currency: PriceBook['currency'];
  declare readonly models: readonly ModelPrices[];
  readonly #parts: readonly PackedPart[];
  readonly #unpacked = new Map<PackedPart, readonly ModelPrices[]>();

  constructor({ schema, id, revision, currency }: Omit<PriceBook, 'models'>, parts: readonly PackedPart[]) {
    this.schema = schema;
    this.id = id;
    this.revision = revision;
    this.currency = currency;
    this.#parts = parts;
    let all: readonly ModelPrices[] | undefined;
    // A property of its own, so that a copy of the book and its JSON have it.
    Object.defineProperty(this, 'models', { enumerable: true, get: () => (all ??= parts.flatMap((part) => this.#modelsOf(part))) });
  }

  /** The models of one provider, and perhaps others. Reads nothing else. */
  modelsOf(provider: string): readonly ModelPrices[] {
    return this.#parts.filter(({ providers }) => providers.includes(provider)).flatMap((part) => this.#modelsOf(part));
  }

  #modelsOf(part: PackedPart): readonly ModelPrices[] {
    const known = this.#unpacked.get(part);
    if (known !== undefined) return known;
    const models = unpack(part);
    this.#unpacked.set(part, models);
    return models;
  }
}
