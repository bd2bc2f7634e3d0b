import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count } from '../json-fields.ts';
import { chatUsage } from './chat-usage.ts';

/**
 * The usage of Perplexity's chats: each has a fee for the request, the tokens of cited sources are counted apart, and deep
 * research counts its searches and, beside the completion, its reasoning: 7,163 and 73,997 are 81,160 of output.
 *
 * @param model The searches of all other models are in the fee of the request.
 * @see https://docs.perplexity.ai/api-reference/chat-completions-post `usage`
 */
export function perplexityUsage(usage: unknown, model: string | undefined): MutableUsage {
  const tokens = chatUsage(usage);
  if (tokens.inputTokens === undefined) return tokens;
  const reasoning = count(usage, 'reasoning_tokens');
  return {
    ...tokens,
    outputTokens: tokens.outputTokens === undefined ? undefined : tokens.outputTokens + (reasoning ?? 0),
    reasoningTokens: reasoning ?? tokens.reasoningTokens,
    citationTokens: count(usage, 'citation_tokens'),
    requests: 1,
    webSearches: model?.includes('deep-research') === true ? count(usage, 'num_search_queries') : undefined,
  };
}
