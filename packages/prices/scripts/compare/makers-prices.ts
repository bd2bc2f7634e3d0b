import { canonicalProvider } from '@spancost/conventions';
import type { SourcePrice } from '../../src/sources/index.ts';

/** Who makes what a reseller lists as `author/model`. */
const MAKERS: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'mistralai', 'deepseek', 'x-ai', 'perplexity', 'cohere']);

/**
 * OpenRouter's prices under the names that the makers themselves use: `anthropic/claude-sonnet-4.5` is `claude-sonnet-4-5` of
 * Anthropic. OpenRouter mostly passes the maker's price on, so this checks the maker's price.
 */
export function asMakers(prices: readonly SourcePrice[]): readonly SourcePrice[] {
  return prices.flatMap((price) => {
    const slash = price.model.indexOf('/');
    const author = price.model.slice(0, Math.max(slash, 0));
    if (price.provider !== 'openrouter' || price.free || !MAKERS.has(author)) return [];
    const name = price.model.slice(slash + 1);
    const model = author === 'anthropic' ? name.replaceAll('.', '-') : name;
    return [{ ...price, provider: canonicalProvider(author), model }];
  });
}
