import {
  ATTR_GEN_AI_USAGE_COST_AMOUNT,
  ATTR_GEN_AI_USAGE_COST_CURRENCY,
  ATTR_GEN_AI_USAGE_COST_SOURCE,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_BOOK_EXACT,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_PRICE_ID,
  ATTR_SPANCOST_COST_UNPRICED_REASON,
  ATTR_SPANCOST_COST_USD,
} from '@spancost/conventions';
import type { CallPrice } from './price-call.ts';

/** The attributes of a price. An unpriced call has its basis and reason, and no amount. */
export function costAttributes(price: CallPrice): Record<string, string | number> {
  if (price.basis === 'unpriced') {
    return { [ATTR_SPANCOST_COST_BASIS]: price.basis, [ATTR_SPANCOST_COST_UNPRICED_REASON]: price.reason };
  }
  const attributes: Record<string, string | number> = {
    [ATTR_SPANCOST_COST_USD]: Number(price.exact),
    [ATTR_SPANCOST_COST_EXACT]: price.exact,
    [ATTR_SPANCOST_COST_BASIS]: price.basis,
    [ATTR_SPANCOST_COST_PRICE_ID]: price.priceId,
  };
  if (price.bookExact !== undefined) attributes[ATTR_SPANCOST_COST_BOOK_EXACT] = price.bookExact;
  return attributes;
}

/** The attributes of the proposal semantic-conventions-genai#443, which an application may set on inference spans. */
export function proposedCostAttributes(price: CallPrice): Record<string, string | number> {
  if (price.basis === 'unpriced') return {};
  return {
    [ATTR_GEN_AI_USAGE_COST_AMOUNT]: Number(price.exact),
    [ATTR_GEN_AI_USAGE_COST_CURRENCY]: 'USD',
    [ATTR_GEN_AI_USAGE_COST_SOURCE]: price.basis === 'reported' ? 'provider' : 'local',
  };
}
