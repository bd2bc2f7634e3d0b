import {
  hasOutput,
  statusOf,
  USAGE_FIELDS,
  type CallReading,
  type CostBasis,
  type UnpricedReason,
  type UsageField,
} from '@spancost/conventions';
import {
  Cost,
  InvalidUsageError,
  UnknownModelError,
  type CallToPrice,
  type CostLine,
  type Explanation,
  type PriceError,
  type Pricer,
} from '@spancost/prices';

/** A call with a price. */
export interface PricedCall {
  readonly basis: Exclude<CostBasis, 'unpriced'>;
  /** The model that was priced. */
  readonly model: string | undefined;
  /** US dollars, exact, as a plain decimal string. */
  readonly exact: string;
  readonly priceId: string;
  /** What was assumed; empty for a computed cost. */
  readonly assumptions: readonly string[];
  readonly lines: readonly CostLine[];
  /** Where every part of the cost comes from; missing where it is not of a book. */
  readonly explanation?: Explanation;
  /** What the price book makes of a call whose cost the provider reported, in US dollars; missing where it has no price for it. */
  readonly bookExact?: string;
}

/** A call whose cost is not known, which is not zero. */
export interface UnpricedCall {
  readonly basis: 'unpriced';
  readonly model: string | undefined;
  readonly reason: UnpricedReason;
  readonly message: string;
}

export type CallPrice = PricedCall | UnpricedCall;

/** Price id of a request that the provider rejected, and so did not bill. */
export const REJECTED_PRICE_ID = 'rejected';

/** Price id of a cost that the provider reported in its answer. */
export const REPORTED_PRICE_ID = 'reported';

/**
 * The price of a call at the price in force when it was made: the one step `read → price` of the application and of the
 * collector. Never throws. The response's model goes before the request's. A request that the provider answered with an
 * HTTP error or a rate limit, and no usage, costs nothing; a call that broke off without its full usage is unpriced.
 * A cost that the provider reported in its answer wins, and what the book makes of the call is kept beside it.
 *
 * @param at When the call was made, in milliseconds since the epoch.
 */
export function priceCall(call: CallReading, at: number, pricer: Pricer): CallPrice {
  const model = call.responseModel ?? call.requestModel;
  const [problem] = call.problems;
  if (problem !== undefined) return unpriced(model, 'usage_invalid', problem.message);
  const price = bookPrice(call, model, at, pricer);
  return call.reportedCost === undefined ? price : reported(call.reportedCost, model, price);
}

/** The price of a call by the book alone. */
function bookPrice(call: CallReading, model: string | undefined, at: number, pricer: Pricer): CallPrice {
  const { usage } = call;
  if (USAGE_FIELDS.every((field) => usage[field] === undefined)) {
    if (wasRejected(call)) return { basis: 'computed', model, exact: '0', priceId: REJECTED_PRICE_ID, assumptions: [], lines: [] };
    return unpriced(model, 'usage_missing', 'the call reported no usage');
  }
  if (!isWholeInItself(call)) {
    if (usage.inputTokens === undefined) return unpriced(model, 'usage_incomplete', 'the call reported no input tokens');
    if (usage.outputTokens === undefined && hasOutput(call.operation))
      return unpriced(model, 'usage_incomplete', 'the call reported no output tokens');
  }
  if (model === undefined) return unpriced(model, 'model_missing', 'neither request nor response named a model');

  const cost = pricer.price(usage, callToPrice(call, model, at));
  return cost instanceof Cost ? new CallCost(model, cost) : unpriced(model, reasonOf(cost), cost.message);
}

/** Quantities that say by themselves what a call used, without any count of input and output tokens. */
const WHOLES: readonly UsageField[] = [
  'searchUnits',
  'audioSeconds',
  'videoSeconds',
  'characters',
  'pages',
  'images',
  'cacheStorageTokenHours',
];

/** Whether a usage is complete although a side of the tokens is missing. A total says nothing beside a half that is known. */
function isWholeInItself({ usage, operation }: CallReading): boolean {
  // A moderation is a request and makes no tokens.
  if (usage.requests !== undefined && !hasOutput(operation)) return true;
  if (usage.totalTokens !== undefined && usage.inputTokens === undefined && usage.outputTokens === undefined) return true;
  return WHOLES.some((field) => usage[field] !== undefined);
}

/** Filled in field by field: this runs in every call of an application. */
function callToPrice(call: CallReading, model: string, at: number): CallToPrice {
  const asked: { -readonly [Field in keyof CallToPrice]: CallToPrice[Field] } = { provider: call.provider, model, at };
  if (call.requestModel !== undefined && call.requestModel !== model) asked.requestModel = call.requestModel;
  if (call.serviceTier !== undefined) asked.serviceTier = call.serviceTier;
  if (call.geography !== undefined) asked.geography = call.geography;
  if (call.parameters !== undefined) asked.parameters = call.parameters;
  if (call.attribution.tenant !== undefined) asked.tenant = call.attribution.tenant;
  return asked;
}

/** A price from the book. A class, because its lines are made only when they are asked for. */
class CallCost implements PricedCall {
  readonly basis: PricedCall['basis'];
  readonly model: string;
  readonly exact: string;
  readonly priceId: string;
  readonly assumptions: readonly string[];
  readonly #cost: Cost;

  constructor(model: string, cost: Cost) {
    this.basis = cost.basis;
    this.model = model;
    this.exact = cost.exact;
    this.priceId = cost.priceId;
    this.assumptions = cost.assumptions;
    this.#cost = cost;
  }

  get lines(): readonly CostLine[] {
    return this.#cost.lines;
  }

  get explanation(): Explanation {
    return this.#cost.explain();
  }
}

function reported(exact: string, model: string | undefined, book: CallPrice): PricedCall {
  const price: PricedCall = { basis: 'reported', model, exact, priceId: REPORTED_PRICE_ID, assumptions: [], lines: [] };
  return book.basis === 'unpriced' ? price : { ...price, bookExact: book.exact };
}

function unpriced(model: string | undefined, reason: UnpricedReason, message: string): UnpricedCall {
  return { basis: 'unpriced', model, reason, message };
}

function reasonOf(error: PriceError): UnpricedReason {
  if (error instanceof UnknownModelError) return 'model_unknown';
  return error instanceof InvalidUsageError ? 'usage_invalid' : 'price_missing';
}

/**
 * Whether the provider itself turned the request down; some instrumentations put the HTTP status into `error.type`. A rate
 * limit is the provider's, also where only its name is told. An answer that has begun and then tells an error was not turned
 * down: what it cost until then is unknown.
 */
function wasRejected(call: CallReading): boolean {
  const status = call.httpStatus ?? (/^[45]\d\d$/.test(call.errorType ?? '') ? Number(call.errorType) : undefined);
  if (call.errorType === undefined) return false;
  if (call.responseId !== undefined && !(call.httpStatus !== undefined && call.httpStatus >= 400)) return false;
  return (status !== undefined && status >= 400) || statusOf(call.errorType, status) === 'rate_limited';
}
