import { rateCard, type RateCard } from './rate-card.ts';
import type { ModelPrices, PriceBook } from './price-book.ts';

/** A version with its times as milliseconds and its prices compiled. */
interface CompiledVersion {
  readonly from: number;
  readonly to: number;
  readonly priceId: string;
  readonly card: RateCard;
  /** Highest bound first. */
  readonly longContext: readonly CompiledTier[];
}

interface CompiledTier {
  /** Smallest prompt, in tokens, that the tier applies to. */
  readonly from: number;
  readonly priceId: string;
  readonly card: RateCard;
}

export interface CompiledModel {
  readonly dated: boolean;
  /** Latest first. */
  readonly versions: readonly CompiledVersion[];
}

const DATE_SUFFIX = /-(?:\d{8}|\d{4}-\d{2}-\d{2})$/;

/** Finds models by exact id, or by exact id with a date suffix; never by a bare prefix. */
export class ModelIndex {
  readonly #providers = new Map<string, Map<string, CompiledModel>>();

  constructor(book: PriceBook) {
    for (const model of book.models) this.#add(model, `${book.id}@${book.revision}`);
  }

  find(provider: string, model: string): CompiledModel | undefined {
    const models = this.#providers.get(provider);
    if (models === undefined) return undefined;
    const exact = models.get(model);
    if (exact !== undefined || !DATE_SUFFIX.test(model)) return exact;
    const undated = models.get(model.replace(DATE_SUFFIX, ''));
    return undated?.dated === true ? undated : undefined;
  }

  #add(model: ModelPrices, book: string): void {
    const id = `${book}/${model.providers[0]}/${model.model}`;
    const compiled: CompiledModel = { dated: model.dated === true, versions: compileVersions(model, id) };
    for (const provider of model.providers) {
      const models = this.#providers.get(provider) ?? new Map<string, CompiledModel>();
      this.#providers.set(provider, models);
      for (const name of [model.model, ...(model.aliases ?? [])]) models.set(name, compiled);
    }
  }
}

function compileVersions(model: ModelPrices, id: string): readonly CompiledVersion[] {
  return model.versions
    .map((version) => ({
      from: Date.parse(version.validFrom),
      to: version.validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(version.validTo),
      priceId: `${id}/v${version.version}`,
      card: rateCard(version.prices),
      longContext: (version.longContext ?? [])
        .map((tier) => ({
          from: tier.from ?? (tier.over ?? Number.POSITIVE_INFINITY) + 1,
          priceId: `${id}/v${version.version}/${tier.from === undefined ? `over-${tier.over}` : `from-${tier.from}`}`,
          card: rateCard(tier.prices),
        }))
        .toSorted((a, b) => b.from - a.from),
    }))
    .toSorted((a, b) => b.from - a.from);
}
