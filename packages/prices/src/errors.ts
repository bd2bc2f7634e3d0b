import type { Meter } from './price-book.ts';

/** Base of every error that this package throws; `code` is stable. */
export abstract class PriceError extends Error {
  abstract readonly code: string;
}

/** A price book that cannot be used; `path` leads to the place, as in `models[3].versions[0].prices.input`. */
export class InvalidPriceBookError extends PriceError {
  readonly code = 'invalid_price_book';
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], problem: string) {
    super(`Price book: ${formatPath(path)}: ${problem}`);
    this.name = 'InvalidPriceBookError';
    this.path = path;
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

/** The model is known, but not its price at this time, or not for a meter that the call used. */
export class MissingPriceError extends PriceError {
  readonly code = 'missing_price';
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter | undefined;

  constructor(provider: string, model: string, problem: string, meter?: Meter) {
    super(`No price for "${model}" of provider "${provider}": ${problem}. Add the price to a book of your own.`);
    this.name = 'MissingPriceError';
    this.provider = provider;
    this.model = model;
    this.meter = meter;
  }
}

/** A usage that cannot be true, or that lacks its input. */
export class InvalidUsageError extends PriceError {
  readonly code = 'invalid_usage';

  constructor(problem: string) {
    super(`Usage cannot be priced: ${problem}. Pass whole token counts; the input includes cached tokens, the output includes reasoning.`);
    this.name = 'InvalidUsageError';
  }
}

/** `['models', 3, 'prices']` as `models[3].prices`. */
function formatPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the whole';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
