import { canonicalProvider, problemsOf, USAGE_FIELDS, type Usage } from '@spancost/conventions';
import { rankOf } from './compiled-model.ts';
import { CompiledVersion, type AppliedPrices, type VersionParts } from './compiled-version.ts';
import { Cost } from './cost.ts';
import { InvalidUsageError, MissingPriceError, UnknownModelError, type PriceError } from './errors.ts';
import type { ExactDecimal } from './exact.ts';
import { Layers } from './layers.ts';
import { METERS, type Meter } from './meters.ts';
import { ModelIndex, type FoundModels } from './model-index.ts';
import type { PriceBook } from './price-book.ts';
import { metersOf, problemOfQuantity, promptTokens, type MeterQuantities } from './quantities.ts';
import { applyRates } from './rate-card.ts';
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
    if (usage.inputTokens === undefined && usage.outputTokens !== undefined) return new InvalidUsageError('inputTokens is missing');
    if (USAGE_FIELDS.every((field) => usage[field] === undefined)) return new InvalidUsageError(NOTHING_SAID);
    return this.#price(metersOf(usage), usage.reasoningTokens, call);
  }

  /** As {@link price}, for a usage that is split into meters already. Never throws. */
  priceMeters(quantities: MeterQuantities, call: CallToPrice): Cost | PriceError {
    const used: Partial<Record<Meter, number>> = {};
    if (Object.keys(quantities).length === 0) return new InvalidUsageError(NOTHING_SAID);
    for (const [name, quantity] of Object.entries(quantities)) {
      const meter = METERS.find((known) => known === name);
      if (meter === undefined) return new InvalidUsageError(`"${name}" is no meter; the meters are ${METERS.join(', ')}`);
      const problem = quantity === undefined ? undefined : problemOfQuantity(meter, quantity);
      if (problem !== undefined) return new InvalidUsageError(problem);
      if (quantity !== undefined && quantity !== 0) used[meter] = quantity;
    }
    return this.#price(used, undefined, call);
  }

  /** The price in force for a model, before rules and contracts: an override, a version of a book, or a default price; undefined if there is none. */
  priceAt({ provider, model, at, knownAt }: Pick<CallToPrice, 'provider' | 'model' | 'at' | 'knownAt'>): VersionParts | undefined {
    const known = knownAt === undefined ? Number.POSITIVE_INFINITY : Number(knownAt);
    return this.#versionOf(this.#find(provider, model), Number(at), known)?.parts;
  }

  #price(quantities: MeterQuantities, reasoning: number | undefined, call: CallToPrice): Cost | PriceError {
    const at = typeof call.at === 'number' ? call.at : call.at.getTime();
    const knownAt = call.knownAt === undefined ? Number.POSITIVE_INFINITY : Number(call.knownAt);
    const assumptions: string[] = [];
    const served = this.#find(call.provider, call.model);
    const asked = call.requestModel === undefined ? undefined : this.#find(call.provider, call.requestModel);
    const found = asked?.aliased === true ? withAlias(served, asked) : served;
    const version = this.#versionOf(found, at, knownAt);
    const term = call.tenant === undefined ? undefined : this.#layers.agreed(call.tenant, found.provider, namesOf(found), at, knownAt);
    if (version === undefined && term?.term.prices === undefined) return this.#missing(found, call, at);

    const prices = version ?? NO_LIST_PRICE;
    if (prices.parts.status === 'default') assumptions.push(`a default price: ${prices.parts.reason}`);
    const used = billed(quantities, reasoning, prices);
    const tier = canonicalTier(call.serviceTier ?? found.serviceTier ?? STANDARD_TIER);
    const list = prices.pricesFor({
      prompt: promptTokens(used),
      at,
      tier,
      geography: (call.geography ?? found.geography)?.toLowerCase(),
      parameters: call.parameters,
    });
    if (tier !== STANDARD_TIER && version !== undefined && !list.rules.some(({ when }) => when.serviceTier?.includes(tier)))
      assumptions.push(`service tier ${tier} at list price`);
    if (used.total !== undefined) assumptions.push('a blended price, because only the total of the tokens is known');
    for (const name in used) {
      const assumption = list.card.rates.get(name as Meter)?.assumption;
      if (assumption !== undefined) assumptions.push(assumption);
    }
    const paid = term === undefined ? list.card : prices.agreed(list, term);
    const amount = applyRates(paid, used);
    if (isMeters(amount)) return unpricedMeters(found, used, amount, list);
    const listAmount = term === undefined ? amount : applyRates(list.card, used);
    return new Cost({
      amount,
      ...(isMeters(listAmount) ? {} : { listAmount }),
      quantities: used,
      paid,
      list,
      version: prices.parts,
      ...(term === undefined ? {} : { contract: term.contract }),
      provider: found.provider,
      model: found.model,
      at,
      assumptions,
    });
  }

  #find(provider: string, model: string): FoundModels {
    return this.#index.find(canonicalProvider(provider), model);
  }

  /** The operator's override, else the best of the books' versions, else what makes the call free, else the default price. */
  #versionOf(found: FoundModels, at: number, knownAt: number): CompiledVersion | undefined {
    let best: CompiledVersion | undefined;
    for (const model of found.models) {
      const version = model.versionAt(at, knownAt);
      if (version !== undefined && (best === undefined || rankOf(version.parts.status) > rankOf(best.parts.status))) best = version;
    }
    for (const name of namesOf(found)) {
      const override = this.#layers.override(found.provider, name, at, knownAt, best);
      if (override !== undefined) return override;
    }
    return best ?? (found.free ? FREE_BY_NAME : this.#layers.default(found.provider, at, knownAt));
  }

  #missing(found: FoundModels, call: CallToPrice, at: number): PriceError {
    if (found.models.length === 0) return new UnknownModelError(call.provider, call.model, this.name);
    return new MissingPriceError(call.provider, call.model, `book ${this.name} has none for ${instant(at)}`);
  }
}

/** A usage without a single quantity is not known, which is not zero. */
const NOTHING_SAID = 'it has no quantity at all, which is unknown and not zero';

/** What a call without a list price is priced at, where a contract has one. */
const NO_LIST_PRICE: CompiledVersion = new CompiledVersion({ priceId: 'no-list-price', status: 'verified', prices: {} });

/** OpenRouter's rule for every model whose id ends in `:free`. */
const FREE_BY_NAME: CompiledVersion = new CompiledVersion({
  priceId: 'openrouter/:free',
  status: 'free',
  source: {
    url: 'https://openrouter.ai/docs/features/model-routing',
    checkedAt: '2026-11-22',
    note: 'Variants that end in ":free" cost nothing.',
  },
  prices: Object.fromEntries(METERS.map((meter) => [meter, '0'])),
});

/** The book and those that it stands on; the operator's own first. */
export function chainOf(book: PriceBook): readonly PriceBook[] {
  return book.extends === undefined ? [book] : [book, ...chainOf(book.extends)];
}

/** What an operator says of the name that was asked for, and the model that served, where a book has it. */
function withAlias(served: FoundModels, asked: FoundModels): FoundModels {
  if (served.models.length === 0 && !served.free) return asked;
  return { ...served, geography: asked.geography ?? served.geography, serviceTier: asked.serviceTier ?? served.serviceTier };
}

/** What was called and which models that is, as overrides and contracts may name them. */
function namesOf(found: FoundModels): readonly string[] {
  return [...new Set([found.model, ...found.models.map(({ model }) => model)])];
}

/** The quantities that are billed: reasoning apart where it has a price of its own, and no less than the least that is billed. */
function billed(quantities: MeterQuantities, reasoning: number | undefined, { parts }: CompiledVersion): MeterQuantities {
  const apart = reasoning !== undefined && reasoning > 0 && parts.prices.reasoning !== undefined;
  if (!apart && parts.minimums === undefined) return quantities;
  const used: Partial<Record<Meter, number>> = { ...quantities };
  if (apart) {
    const moved = Math.min(reasoning, used.output ?? 0);
    used.reasoning = moved;
    used.output = (used.output ?? 0) - moved;
    if (used.output === 0) delete used.output;
  }
  for (const [name, least] of Object.entries(parts.minimums ?? {})) {
    const meter = name as Meter;
    const quantity = used[meter];
    if (quantity !== undefined && quantity < least) used[meter] = least;
  }
  return used;
}

function isMeters(amount: ExactDecimal | readonly Meter[]): amount is readonly Meter[] {
  return Array.isArray(amount);
}

function unpricedMeters(found: FoundModels, used: MeterQuantities, meters: readonly Meter[], list: AppliedPrices): MissingPriceError {
  const what = meters.map((meter) => `${used[meter]} of ${meter}`).join(', ');
  return new MissingPriceError(found.provider, found.model, `${list.priceId} has none for ${what}`, meters, {
    priceId: list.priceId,
    quantities: used,
    card: list.card,
  });
}

function instant(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : 'an unknown time';
}
