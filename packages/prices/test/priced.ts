import type { Usage } from '@spancost/conventions';
import { Cost, Pricer, type CallToPrice, type MeterQuantities, type PriceBook, type PriceError } from '../src/index.ts';
import { NOW } from './book-of.ts';

/** A call of model `m` of provider `acme` at noon, unless it says otherwise. */
export type StatedCall = Partial<CallToPrice>;

/** What these quantities cost. @throws PriceError if that is not known. */
export function priced(book: PriceBook | Pricer, quantities: MeterQuantities, call: StatedCall = {}): Cost {
  return costIn(pricerOf(book).priceMeters(quantities, callOf(call)));
}

/** What this usage costs. @throws PriceError if that is not known. */
export function pricedUsage(book: PriceBook | Pricer, usage: Usage, call: StatedCall = {}): Cost {
  return costIn(pricerOf(book).price(usage, callOf(call)));
}

/** Why these quantities have no price. @throws Error if they have one. */
export function refused(book: PriceBook | Pricer, quantities: MeterQuantities, call: StatedCall = {}): PriceError {
  const cost = pricerOf(book).priceMeters(quantities, callOf(call));
  if (cost instanceof Cost) throw new Error(`was priced at ${cost.exact}`);
  return cost;
}

/** Everything that a call needs, with what is stated in place of the usual. */
export function callOf(call: StatedCall): CallToPrice {
  return { provider: 'acme', model: 'm', at: NOW, ...call };
}

function pricerOf(book: PriceBook | Pricer): Pricer {
  return book instanceof Pricer ? book : new Pricer(book);
}

function costIn(cost: Cost | PriceError): Cost {
  if (cost instanceof Cost) return cost;
  throw cost;
}
