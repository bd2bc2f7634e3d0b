import type { ModelPrices, PriceRule, PriceVersion } from '../price-book.ts';

/** The models of a book whose first provider is the same, as JSON text that is parsed only where it is asked for. */
export interface PackedPart {
  /** Every provider that a model in it has; the first is the first of all of them. */
  readonly providers: readonly string[];
  /** JSON of {@link PackedModels}. */
  readonly text: string;
}

/** Models without what many of them repeat: that stands once, and is referred to by its place. */
export interface PackedModels {
  readonly origins: readonly Origin[];
  readonly rules: readonly PriceRule[];
  readonly models: readonly PackedModel[];
}

/** Who says so, how far it is to be trusted, and since when the book knows it. */
type Origin = Pick<PriceVersion, 'status' | 'source' | 'recordedAt'>;

/** A model; without `providers` it has the part's first alone. */
export interface PackedModel extends Omit<ModelPrices, 'providers' | 'versions'> {
  readonly providers?: readonly string[];
  readonly versions: readonly PackedVersion[];
}

/** The first version of a model is 1, the next one 2; `origin` and `rules` are places in the lists of the part. */
export interface PackedVersion extends Omit<PriceVersion, 'version' | keyof Origin | 'rules'> {
  readonly origin: number;
  readonly rules?: readonly number[];
}

/** The models of a part, as every book has them. */
export function unpack({ providers: [first = ''], text }: PackedPart): readonly ModelPrices[] {
  // Written by scripts/pack, and held to what it was written from by a test.
  const { origins, rules, models } = JSON.parse(text) as PackedModels;
  const alone = [first];
  return models.map(({ providers = alone, versions, ...model }) => ({
    providers,
    ...model,
    versions: versions.map(({ origin, rules: places, ...version }, index) => ({
      version: index + 1,
      ...version,
      ...origins[origin]!,
      ...(places === undefined ? {} : { rules: places.map((place) => rules[place]!) }),
    })),
  }));
}
