import { USAGE_FIELDS } from '@spancost/conventions';
import type { Pricer } from '@spancost/prices';
import type { PricedCall } from '@spancost/processor';
import type { CallState } from '../ledger/call-state.ts';
import type { Usd } from '../ledger/money.ts';
import { costOf, priceForLedger } from '../pipeline/price-for-ledger.ts';
import { readingOfCall } from '../pipeline/reading-of-call.ts';

/**
 * What a book makes of a call that is in the ledger. `kept`: its cost does not hang on a book, as the provider stated it or
 * there is no usage. `settled`: it has no price, and somebody has set by hand what it costs. `unpriced`: it has no price, before
 * and after. `unpriceable`: it has one, and this book has none. Only `rated` ones can change.
 */
export type Rating =
  | { readonly kind: 'kept' | 'settled' | 'unpriced' | 'unpriceable' }
  | {
      readonly kind: 'rated';
      /** By price book, without corrections by hand; missing while the cost is not known. */
      readonly before?: Usd;
      readonly after: Usd;
      readonly price: PricedCall;
    };

/** Prices a call as if it had been made just now, at the prices of the time when it was made. */
export function rate(state: CallState, pricer: Pricer): Rating {
  if (state.basis === 'reported' || USAGE_FIELDS.every((field) => state.usage[field] === undefined)) return { kind: 'kept' };
  if (state.charged === undefined && state.net !== undefined) return { kind: 'settled' };
  const price = priceForLedger(readingOfCall(state), state.call.calledAt, pricer);
  const after = costOf(price);
  if (price.basis === 'unpriced' || after === undefined) return { kind: state.charged === undefined ? 'unpriced' : 'unpriceable' };
  return { kind: 'rated', ...(state.charged === undefined ? {} : { before: state.charged }), after, price };
}
