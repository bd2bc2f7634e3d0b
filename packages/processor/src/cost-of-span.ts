import {
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_PRICE_ID,
  ATTR_SPANCOST_COST_UNPRICED_REASON,
  type CostBasis,
  type UnpricedReason,
} from '@spancost/conventions';

/** The provisional cost of one call; `exact` is the amount, `usd` the same as a double. */
export type SpanCost =
  | { readonly basis: Exclude<CostBasis, 'unpriced'>; readonly exact: string; readonly usd: number; readonly priceId: string }
  | { readonly basis: 'unpriced'; readonly reason: UnpricedReason };

/** Anything with attributes: a span that is being made, one that has ended, one that was exported. */
interface WithAttributes {
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * The cost that `CostSpanProcessor` put on a span, in US dollars; an amount that is not known is `unpriced` and not zero.
 * Undefined for spans of anything else, for calls that have not ended, and for what is no span. Never throws.
 *
 * @example costOfSpan(span) // { basis: 'computed', exact: '0.00325', usd: 0.00325, priceId: 'list@2/openai/gpt-5/v1' }
 */
export function costOfSpan(span: unknown): SpanCost | undefined {
  try {
    return hasAttributes(span) ? read(span.attributes) : undefined;
  } catch {
    return undefined;
  }
}

function read(attributes: WithAttributes['attributes']): SpanCost | undefined {
  const basis = attributes[ATTR_SPANCOST_COST_BASIS];
  // Both are written by `costAttributes`, which takes them from the same types.
  if (basis === 'unpriced') return { basis, reason: attributes[ATTR_SPANCOST_COST_UNPRICED_REASON] as UnpricedReason };
  const exact = attributes[ATTR_SPANCOST_COST_EXACT];
  if (typeof exact !== 'string' || !isPricedBasis(basis)) return undefined;
  const priceId = attributes[ATTR_SPANCOST_COST_PRICE_ID];
  return { basis, exact, usd: Number(exact), priceId: typeof priceId === 'string' ? priceId : '' };
}

function isPricedBasis(basis: unknown): basis is Exclude<CostBasis, 'unpriced'> {
  return basis === 'reported' || basis === 'computed' || basis === 'estimated';
}

function hasAttributes(span: unknown): span is WithAttributes {
  return (
    typeof span === 'object' && span !== null && 'attributes' in span && typeof span.attributes === 'object' && span.attributes !== null
  );
}
