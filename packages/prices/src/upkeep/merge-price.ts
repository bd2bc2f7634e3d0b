import { checkRules } from '../parse/check-models.ts';
import type { PriceRule } from '../price-book.ts';
import { comparePrices, type CompareOptions, type RuledPrices } from './compare-prices.ts';

/**
 * What a price becomes when a source states other amounts: those, and of what the source does not know, what was there before.
 * Undefined where that makes no price that holds together, such as a long-context rule that knows less meters than the base
 * price: then somebody has to write it.
 */
export function mergePrice(old: RuledPrices | undefined, offered: RuledPrices, options: CompareOptions): RuledPrices | undefined {
  const own = withRules(offered.prices, offered.rules ?? []);
  if (old === undefined) return holds(own) ? own : undefined;
  const prices = { ...old.prices, ...offered.prices };
  const kept = [...(old.rules ?? [])];
  for (const rule of offered.rules ?? []) {
    const same = kept.findIndex((each) => conditionOf(each) === conditionOf(rule));
    const former = kept[same];
    if (former === undefined) kept.push(withFreeId(rule, kept));
    else if (rule.prices !== undefined) kept[same] = { id: former.id, when: former.when, prices: { ...former.prices, ...rule.prices } };
    else kept[same] = { ...rule, id: former.id };
  }
  // The old rules first: what is left as it was makes the smaller change.
  const candidates = [withRules(prices, old.rules ?? []), withRules(prices, kept), own];
  return candidates.find((each) => holds(each) && comparePrices(each, offered, { ...options, statedOnly: true }).length === 0);
}

function withRules(prices: RuledPrices['prices'], rules: readonly PriceRule[]): RuledPrices {
  return rules.length === 0 ? { prices } : { prices, rules };
}

function holds({ prices, rules }: RuledPrices): boolean {
  try {
    checkRules(rules ?? [], prices, []);
    return true;
  } catch {
    return false;
  }
}

/** `promptFrom` 200,001 and `promptOver` 200,000 are one condition. */
function conditionOf({ when: { promptFrom, ...when } }: PriceRule): string {
  const normal = promptFrom === undefined ? when : { ...when, promptOver: promptFrom - 1 };
  return JSON.stringify(Object.entries(normal).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function withFreeId(rule: PriceRule, others: readonly PriceRule[]): PriceRule {
  const taken = new Set(others.map(({ id }) => id));
  let id = rule.id;
  for (let count = 2; taken.has(id); count += 1) id = `${rule.id}-${count}`;
  return { ...rule, id };
}
