import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_SERVICE_NAME,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_USD,
  type CostBasis,
} from '@spancost/conventions';

/** A TraceQL reference to a span attribute: `span.spancost.cost.usd`. */
export function spanAttribute(name: string): string {
  return `span.${name}`;
}

/** A TraceQL reference to a resource attribute: `resource.service.name`. */
export function resourceAttribute(name: string): string {
  return `resource.${name}`;
}

/**
 * Spans that cost money and meet the conditions, with the attributes that a table shows.
 *
 * @example pricedSpans([], ['user.id'])
 * // '{ span.spancost.cost.usd > 0 } | select(span.spancost.cost.usd, span.user.id)'
 */
export function pricedSpans(conditions: readonly string[], shown: readonly string[], minUsd = '0'): string {
  const all = [`${spanAttribute(ATTR_SPANCOST_COST_USD)} > ${minUsd}`, ...conditions];
  const selected = [ATTR_SPANCOST_COST_USD, ...shown].map(spanAttribute);
  return `{ ${all.join(' && ')} } | select(${selected.join(', ')})`;
}

/** Spans of calls whose cost is not known, and that meet the conditions; otherwise as {@link pricedSpans}. */
export function unpricedSpans(conditions: readonly string[], shown: readonly string[]): string {
  const unpriced: CostBasis = 'unpriced';
  const all = [`${spanAttribute(ATTR_SPANCOST_COST_BASIS)} = "${unpriced}"`, ...conditions];
  return `{ ${all.join(' && ')} } | select(${shown.map(spanAttribute).join(', ')})`;
}

/** Spans of AI calls that ended in an error, of the services that are chosen, with the attributes that a table shows. */
export function failedCalls(shown: readonly string[]): string {
  const conditions = [
    `${spanAttribute(ATTR_ERROR_TYPE)} != nil`,
    `${spanAttribute(ATTR_GEN_AI_OPERATION_NAME)} != nil`,
    `${resourceAttribute(ATTR_SERVICE_NAME)} =~ "$service"`,
  ];
  return `{ ${conditions.join(' && ')} } | select(${shown.map(spanAttribute).join(', ')})`;
}
