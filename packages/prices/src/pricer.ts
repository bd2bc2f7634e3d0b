import { problemsOf, type Usage } from '@spancost/conventions';
import { applyRates, unpricedMeters } from './apply-rates.ts';
import { assumptionsOf } from './assumptions.ts';
import { billedQuantities } from './billed-quantities.ts';
import { rankOf } from './compiled-model.ts';
import { CompiledVersion, type VersionParts } from './compiled-version.ts';
import { Cost } from './cost.ts';
import { InvalidUsageError, MissingPriceError, UnknownModelError, type PartialPrice, type PriceError } from './errors.ts';
import { Layers } from './layers.ts';
import { METERS, type Meter } from './meters.ts';
import { ModelIndex, type FoundModels } from './model-index.ts';
import type { PriceBook } from './price-book.ts';
import { metersOf, missingFrom } from './meters-of.ts';
import { requestsIn } from './batch-requests.ts';
import { NOTHING_STATED, problemOfQuantities, promptTokens, type MeterQuantities } from './quantities.ts';
import { canonicalTier, STANDARD_TIER } from './service-tier.ts';

/** What was called, when, how it was served, and for whom. */
export interface CallToPrice {
  /** As in `gen_ai.provider.name`: `openai`, `anthropic`, `gcp.gemini`, `aws.bedrock`. Older spellings are read too. */
  readonly provider: string;
  /** The id that served the call: the response's model where there is one. */
  readonly model: string;
  /** The id that was asked for. An operator's alias of it says where and in which tier it is served, and what it is where no book has the first. */
  readonly requestModel?: string;
  /** When the call was made; its price is the one in force then. */
  readonly at: Date | number;
  /** The tier that served the call. A tier without prices of its own is priced at list and marked `estimated`. */
  readonly serviceTier?: string;
  /** Where the call was processed: `us`, `eu`, `global`, `us-east5`, `data-zone`. */
  readonly geography?: string;
  /** Other facts that a price may hang on: `{ quality: 'hd', size: '1024x1792' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whose contract counts. */
  readonly tenant?: string;
  /** Price as the book knew at this time; everything it knows today if missing. */
  readonly knownAt?: Date | number;
}

/** Prices calls from one book. Made once, used for every call; compiles what it is asked for and holds nothing else. */
export class Pricer {
  readonly book: PriceBook;
  /** Book and revision, the base first: `list@2+acme@3`. */
  readonly name: string;
  readonly #index: ModelIndex;
  readonly #layers: Layers;
  readonly #noListPrice: CompiledVersion = new CompiledVersion(NO_LIST_PRICE);
  readonly #freeByName: CompiledVersion = new CompiledVersion(FREE_BY_NAME);

  /** @param book A book that {@link parsePriceBook} has accepted. */
  constructor(book: PriceBook) {
    this.book = book;
    const books = chainOf(book);
    this.name = books
      .map(({ id, revision }) => `${id}@${revision}`)
      .toReversed()
      .join('+');
    this.#index = new ModelIndex(books);
    this.#layers = new Layers(books);
  }

  /**
   * Cost of one call in US dollars, exact, or the error that says why there is none. Never throws. Cached input is billed
   * at its own rates; a rule of the model (a long prompt, a tier, a region, an hour) holds for the whole call; a contract of
   * the tenant comes last.
   */
  price(usage: Usage, call: CallToPrice): Cost | PriceError {
    const [problem] = problemsOf(usage);
    if (problem !== undefined) return new InvalidUsageError(problem.message);
    const missing = missingFrom(usage);
    if (missing !== undefined) return new InvalidUsageError(missing);
    return this.#price(metersOf(usage), usage.reasoningTokens ?? 0, call);
  }

  /** As {@link price}, for a usage that is split into meters already: `input` is fresh text only. Never throws. */
  priceMeters(quantities: MeterQuantities, call: CallToPrice): Cost | PriceError {
    const problem = problemOfQuantities(quantities);
    if (problem !== undefined) return new InvalidUsageError(problem);
    const used: Partial<Record<Meter, number>> = {};
    let isStated = false;
    for (const [name, quantity] of Object.entries(quantities)) {
      if (quantity === undefined) continue;
      isStated = true;
      if (quantity !== 0) used[name as Meter] = quantity;
    }
    return isStated ? this.#price(used, 0, call) : new InvalidUsageError(NOTHING_STATED);
  }

  /** The price in force for a model, before rules and contracts: an override, a version of a book, or a default price; undefined if there is none. */
  priceAt({ provider, model, at, knownAt }: Pick<CallToPrice, 'provider' | 'model' | 'at' | 'knownAt'>): VersionParts | undefined {
    return this.#versionOf(this.#index.find(provider, model), Number(at), instantOf(knownAt))?.parts;
  }

  /** @param reasoning How many of the output tokens were spent on reasoning. */
  #price(quantities: MeterQuantities, reasoning: number, call: CallToPrice): Cost | PriceError {
    const at = Number(call.at);
    if (!(Math.abs(at) <= LAST_INSTANT)) return new InvalidUsageError(`it was at no time, but at ${at}`);
    const knownAt = instantOf(call.knownAt);
    const found = this.#find(call);
    const version = this.#versionOf(found, at, knownAt);
    const agreed = call.tenant === undefined ? undefined : this.#layers.agreed(call.tenant, found.provider, found.names, at, knownAt);
    if (version === undefined && agreed?.term.prices === undefined) return this.#missing(found, call, at);

    const served = version ?? this.#noListPrice;
    const tier = tierOf(call.serviceTier, found.serviceTier);
    const requests = requestsIn(call.parameters);
    const list = served.pricesFor({
      prompt: promptTokens(quantities) / requests,
      at,
      tier,
      geography: (call.geography || found.geography)?.toLowerCase(),
      parameters: call.parameters,
    });
    const paid = agreed === undefined ? list.card : served.agreed(list, agreed);
    const billed = billedQuantities(quantities, reasoning, served.minimums, paid, list.card);
    const amount = applyRates(paid, billed);
    if (amount === undefined) return unpriced(found, { priceId: list.priceId, quantities: billed, paid, list: list.card });
    return new Cost({
      amount,
      listAmount: agreed === undefined ? amount : applyRates(list.card, billed),
      quantities: billed,
      used: quantities,
      paid,
      list,
      version: served.parts,
      agreed,
      provider: found.provider,
      model: found.model,
      at,
      assumptions: assumptionsOf({ version: version?.parts, tier, requests, list, paid, billed }),
    });
  }

  /** The model that answered, with what an operator's alias of the name that was asked for says about the call. */
  #find({ provider, model, requestModel }: CallToPrice): FoundModels {
    const served = this.#index.find(provider, model);
    if (requestModel === undefined) return served;
    const asked = this.#index.find(provider, requestModel);
    return asked.aliased ? withAlias(served, asked) : served;
  }

  /** The operator's override, else the best of the books' versions, else what makes the call free, else the default price. */
  #versionOf(found: FoundModels, at: number, knownAt: number): CompiledVersion | undefined {
    let best: CompiledVersion | undefined;
    for (const model of found.models) {
      const version = model.versionAt(at, knownAt);
      if (version !== undefined && (best === undefined || rankOf(version.parts.status) > rankOf(best.parts.status))) best = version;
    }
    const stated = this.#layers.override(found.provider, found.names, at, knownAt, best) ?? best;
    return stated ?? (found.free ? this.#freeByName : this.#layers.default(found.provider, at, knownAt));
  }

  #missing(found: FoundModels, call: CallToPrice, at: number): PriceError {
    if (found.models.length === 0) return new UnknownModelError(call.provider, call.model, this.name);
    return new MissingPriceError(call.provider, call.model, `book ${this.name} has none for ${new Date(at).toISOString()}`);
  }
}

/** The range of a Date, in milliseconds on both sides of the epoch. */
const LAST_INSTANT = 8.64e15;

/** What a call without a list price is priced at, where a contract has one. */
const NO_LIST_PRICE: VersionParts = { priceId: 'no-list-price', status: 'verified', prices: {} };

/** OpenRouter's rule for every model whose id ends in `:free`. */
const FREE_BY_NAME: VersionParts = {
  priceId: 'openrouter/:free',
  status: 'free',
  source: {
    url: 'https://openrouter.ai/docs/features/model-routing',
    checkedAt: '2026-11-22',
    note: 'Variants that end in ":free" cost nothing.',
  },
  prices: Object.fromEntries(METERS.map((meter) => [meter, '0'])),
};

/** The book and those that it stands on; the operator's own first. */
export function chainOf(book: PriceBook): readonly PriceBook[] {
  return book.extends === undefined ? [book] : [book, ...chainOf(book.extends)];
}

/** What an operator says of the name that was asked for, and the model that served, where a book has it. */
function withAlias(served: FoundModels, asked: FoundModels): FoundModels {
  if (served.models.length === 0 && !served.free) return asked;
  return { ...served, geography: asked.geography ?? served.geography, serviceTier: asked.serviceTier ?? served.serviceTier };
}

/** The tier that served a call; one that an alias declares counts unless the answer names another than the standard one. */
function tierOf(answered: string | undefined, declared: string | undefined): string {
  const tier = canonicalTier(answered ?? STANDARD_TIER);
  return tier === STANDARD_TIER && declared !== undefined ? canonicalTier(declared) : tier;
}

function instantOf(knownAt: Date | number | undefined): number {
  return knownAt === undefined ? Number.POSITIVE_INFINITY : Number(knownAt);
}

function unpriced(found: FoundModels, known: PartialPrice): MissingPriceError {
  const meters = unpricedMeters(known.paid, known.quantities);
  const what = meters.map((meter) => `${known.quantities[meter]} of ${meter}`).join(', ');
  return new MissingPriceError(found.provider, found.model, `${known.priceId} has none for ${what}`, meters, known);
}
