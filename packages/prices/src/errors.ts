import { linesOf, type CostLine } from './cost-line.ts';
import type { Meter } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/** Base of every error that this package throws; `code` is stable. */
export abstract class PriceError extends Error {
  abstract readonly code: string;
}

/** A price book that cannot be used; `path` leads to the place, as in `models[3].versions[0].prices.input`. */
export class InvalidPriceBookError extends PriceError {
  readonly code = 'invalid_price_book';
  readonly path: readonly (string | number)[];
  /** What is wrong there. */
  readonly problem: string;

  constructor(path: readonly (string | number)[], problem: string) {
    super(`Price book: ${formatPath(path)}: ${problem}`);
    this.name = 'InvalidPriceBookError';
    this.path = path;
    this.problem = problem;
  }
}

/** No model of the book has this id, nor this id with a date suffix. */
export class UnknownModelError extends PriceError {
  readonly code = 'unknown_model';
  readonly provider: string;
  readonly model: string;

  constructor(provider: string, model: string, book: string) {
    super(
      `Price book ${book} has no model "${model}" of provider "${provider}". Add it to a book of your own, or check the spelling of both.`,
    );
    this.name = 'UnknownModelError';
    this.provider = provider;
    this.model = model;
  }
}

/** What is known of a call that has no price as a whole. */
export interface PartialPrice {
  readonly priceId: string;
  readonly quantities: MeterQuantities;
  readonly paid: RateCard;
  /** What would be paid without a contract. */
  readonly list: RateCard;
}

/** The model is known, but not its price at this time, or not for a meter that the call used. */
export class MissingPriceError extends PriceError {
  readonly code = 'missing_price';
  readonly provider: string;
  readonly model: string;
  /** The meters that were used and have no price; empty where the model has none at that time. */
  readonly meters: readonly Meter[];
  readonly #known: PartialPrice | undefined;

  constructor(provider: string, model: string, problem: string, meters: readonly Meter[] = [], known?: PartialPrice) {
    super(`No price for "${model}" of provider "${provider}": ${problem}. Add the price to a book of your own.`);
    this.name = 'MissingPriceError';
    this.provider = provider;
    this.model = model;
    this.meters = meters;
    this.#known = known;
  }

  /** The price that applies, where it lacks meters only. */
  get priceId(): string | undefined {
    return this.#known?.priceId;
  }

  /** The lines of the meters that do have a price; what they add up to is not the cost of the call. */
  get lines(): readonly CostLine[] {
    return this.#known === undefined ? [] : linesOf(this.#known.quantities, this.#known.paid, this.#known.list);
  }
}

/** A usage that cannot be true, or that says nothing. */
export class InvalidUsageError extends PriceError {
  readonly code = 'invalid_usage';

  constructor(problem: string) {
    super(`Usage cannot be priced: ${problem}. State every quantity that is known, as a whole number that is not negative.`);
    this.name = 'InvalidUsageError';
  }
}

/** `['models', 3, 'prices']` as `models[3].prices`. */
function formatPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the whole';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
