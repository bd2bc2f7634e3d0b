import { renderExplanation, type Pricer } from '@spancost/prices';
import { REJECTED_PRICE_ID, REPORTED_PRICE_ID } from '@spancost/processor';
import type { CallState } from '../../../ledger/call-state.ts';
import { formatUsd, type Usd } from '../../../ledger/money.ts';
import { costOf, priceForLedger } from '../../../pipeline/price-for-ledger.ts';
import { readingOfCall } from '../../../pipeline/reading-of-call.ts';

/**
 * How the cost of a call came about, in words: by the price that it was charged by, and what operators set by hand since.
 * Undefined for a call without a price, and where the book in force does not make the same of it any more.
 */
export function explanationOf(state: CallState, pricer: Pricer): string | undefined {
  const { charged, net = 0n } = state;
  const price = charged === undefined ? undefined : chargedBy(state, charged, pricer);
  if (charged === undefined || price === undefined) return undefined;
  const byHand = net - charged;
  if (byHand === 0n) return price;
  return `${price}\n\n  Corrected by hand: ${byHand > 0n ? '+' : '-'}$${formatUsd(byHand < 0n ? -byHand : byHand)}, so that it cost $${formatUsd(net)}.`;
}

function chargedBy(state: CallState, charged: Usd, pricer: Pricer): string | undefined {
  const { call, priceId, bookCost } = state;
  const head = `$${formatUsd(charged)} for ${call.model ?? call.requestModel ?? 'an unnamed model'} of ${call.provider} at ${new Date(call.calledAt).toISOString()}`;
  if (priceId === REJECTED_PRICE_ID) return `${head}\n\n  The provider turned the request down, which costs nothing.`;
  if (priceId === REPORTED_PRICE_ID)
    return `${head}\n\n  The provider said so in its answer.${bookCost === undefined ? '' : ` The price book makes it $${formatUsd(bookCost)}.`}`;
  const price = priceForLedger(readingOfCall(state), call.calledAt, pricer);
  if (price.basis === 'unpriced' || price.explanation === undefined) return undefined;
  return price.priceId === priceId && costOf(price) === charged ? renderExplanation(price.explanation) : undefined;
}
