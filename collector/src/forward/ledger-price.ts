import {
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_BOOK_EXACT,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_PRICE_ID,
  ATTR_SPANCOST_COST_UNPRICED_REASON,
  ATTR_SPANCOST_COST_USD,
} from '@spancost/conventions';
import { costAttributes, type CallPrice } from '@spancost/processor';
import type { CallState } from '../ledger/call-state.ts';
import { formatUsd } from '../ledger/money.ts';
import { keyValue } from '../otlp/encode.ts';
import type { KeyValue } from '../otlp/messages.ts';
import type { Recorded } from '../pipeline/recorder.ts';

/** The attributes that say what a call cost. `gen_ai.usage.cost.*` are the application's and are left to it. */
const COST_ATTRIBUTES: readonly string[] = [
  ATTR_SPANCOST_COST_USD,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_PRICE_ID,
  ATTR_SPANCOST_COST_BOOK_EXACT,
  ATTR_SPANCOST_COST_UNPRICED_REASON,
];

/**
 * A span's attributes with the ledger's price in place of the application's. A span that went into quarantine is in no
 * sum, so it says no cost.
 */
export function withLedgerPrice(attributes: readonly KeyValue[], { state }: Recorded): readonly KeyValue[] {
  const others = attributes.filter(({ key }) => !COST_ATTRIBUTES.includes(key));
  const cost = state === undefined ? {} : costAttributes(priceOf(state));
  return [...others, ...Object.entries(cost).map(([key, value]) => keyValue(key, value))];
}

function priceOf({ basis, unpricedReason, charged, priceId, bookCost, call }: CallState): CallPrice {
  if (basis === 'unpriced' || charged === undefined) {
    return { basis: 'unpriced', model: call.model, reason: unpricedReason ?? 'price_missing', message: '' };
  }
  const price = { basis, model: call.model, exact: formatUsd(charged), priceId: priceId ?? '', assumptions: [], lines: [] };
  return bookCost === undefined ? price : { ...price, bookExact: formatUsd(bookCost) };
}
