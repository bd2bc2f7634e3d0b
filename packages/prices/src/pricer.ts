import { problemsOf, type Usage } from '@spancost/conventions';
import { Cost } from './cost.ts';
import { InvalidUsageError, MissingPriceError, UnknownModelError, type PriceError } from './errors.ts';
import { metersOf } from './meters.ts';
import { ModelIndex } from './model-index.ts';
import type { PriceBook } from './price-book.ts';
import { applyRates } from './rate-card.ts';

/** What was called, and when. */
export interface CallToPrice {
  /** As in `gen_ai.provider.name`: `openai`, `anthropic`, `gcp.gemini`, `cohere`. */
  readonly provider: string;
  /** The id that served the call: the response's model where there is one. */
  readonly model: string;
  /** When the call was made; its price is the one in force then. */
  readonly at: Date | number;
  /** The tier that served the call. A tier without prices of its own is priced at list and marked `estimated`. */
  readonly serviceTier?: string;
}

/** The tiers that are billed at list price. */
const LIST_TIERS: readonly string[] = ['default', 'standard', 'auto', 'on_demand'];

/** Prices calls from one book. Made once, used for every call; holds no state beyond the compiled book. */
export class Pricer {
  readonly book: PriceBook;
  readonly #index: ModelIndex;
  readonly #name: string;

  /** @param book A book that {@link parsePriceBook} has accepted. */
  constructor(book: PriceBook) {
    this.book = book;
    this.#index = new ModelIndex(book);
    this.#name = `${book.id}@${book.revision}`;
  }

  /**
   * Cost of one call in US dollars, exact, or the error that says why there is none. Never throws. Cached input is billed
   * at its own rates; above a long-context bound every token of the call takes the tier's prices.
   */
  price(usage: Usage, call: CallToPrice): Cost | PriceError {
    const [problem] = problemsOf(usage);
    if (problem !== undefined) return new InvalidUsageError(problem.message);
    if (usage.inputTokens === undefined) return new InvalidUsageError('inputTokens is missing');
    const model = this.#index.find(call.provider, call.model);
    if (model === undefined) return new UnknownModelError(call.provider, call.model, this.#name);
    const at = typeof call.at === 'number' ? call.at : call.at.getTime();
    const version = model.versions.find((candidate) => at >= candidate.from && at < candidate.to);
    if (version === undefined) return new MissingPriceError(call.provider, call.model, `the book has none for ${instant(at)}`);

    const prompt = usage.inputTokens;
    const { card, priceId } = version.longContext.find((tier) => prompt >= tier.from) ?? version;
    const quantities = metersOf(usage);
    const amount = applyRates(card, quantities);
    if (typeof amount === 'string')
      return new MissingPriceError(call.provider, call.model, `the book has none for ${quantities[amount]} tokens of ${amount}`, amount);

    const assumptions = card.assumptions.filter(({ meter }) => quantities[meter] !== 0).map(({ assumption }) => assumption);
    if (call.serviceTier !== undefined && !LIST_TIERS.includes(call.serviceTier))
      assumptions.push(`service tier ${call.serviceTier} at list price`);
    return new Cost(amount, priceId, card, quantities, assumptions);
  }
}

function instant(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : 'an unknown time';
}
