import { ModelIndex } from '../../src/model-index.ts';
import type { PriceBook } from '../../src/price-book.ts';
import type { SourcePrice, SourceProblem } from '../../src/sources/index.ts';
import { disagreements } from './agreement.ts';

/** Plans that are paid by the month: what a list says of a token there is not what a call costs. */
const SUBSCRIPTIONS: ReadonlySet<string> = new Set([
  'kimi-coding',
  'openai-codex',
  'opencode-go',
  'qwen-token-plan',
  'qwen-token-plan-cn',
  'qwen-token-plan-individual',
  'qwen-token-plan-individual-cn',
  'xiaomi-token-plan-ams',
  'xiaomi-token-plan-cn',
  'xiaomi-token-plan-sgp',
  'zai-coding-cn',
]);

/** What is left of a list, and why the rest is not. */
export interface Choice {
  readonly prices: readonly SourcePrice[];
  /** Provider and id of what a hand-written entry prices already. */
  readonly verified: readonly SourcePrice[];
  readonly subscriptions: number;
  readonly problems: readonly SourceProblem[];
}

/**
 * The prices of a list that a book can take: of no subscription, each id once, and none that the hand-written book finds by id,
 * alias, date or place, since its price would be hidden by a worse one.
 *
 * @param at Milliseconds since the epoch at which an id that stands there twice is compared.
 */
export function choose(prices: readonly SourcePrice[], handWritten: PriceBook, at: number): Choice {
  const index = new ModelIndex([handWritten]);
  const isKnown = (provider: string, model: string): boolean => index.find(provider, model).models.length > 0;
  const kept: SourcePrice[] = [];
  const verified: SourcePrice[] = [];
  const problems: SourceProblem[] = [];
  const seen = new Map<string, SourcePrice>();
  let subscriptions = 0;
  for (const price of prices) {
    const { provider } = price;
    if (SUBSCRIPTIONS.has(provider)) {
      subscriptions += 1;
      continue;
    }
    const ids = [price.model, ...(price.aliases ?? [])];
    const [model, ...aliases] = ids.filter((id) => !isKnown(provider, id));
    if (ids.some((id) => isKnown(provider, id))) verified.push(price);
    if (model === undefined) continue;
    const key = JSON.stringify([provider, model, price.validFrom]);
    const before = seen.get(key);
    if (before !== undefined) {
      if (disagreements(before, price, at).length > 0)
        problems.push({ path: [provider, model], problem: 'stands there twice at different prices; the first is taken' });
      continue;
    }
    const { aliases: _all, ...own } = price;
    const chosen = { ...own, model, ...(aliases.length === 0 ? {} : { aliases }) };
    seen.set(key, chosen);
    kept.push(chosen);
  }
  return { prices: kept, verified, subscriptions, problems };
}
