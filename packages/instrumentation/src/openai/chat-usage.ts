import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field } from '../json-fields.ts';

/**
 * The `usage` of chat completions and embeddings. Its prompt tokens include cached ones, its completion tokens include
 * reasoning: as our usage has it.
 */
export function chatUsage(usage: unknown): MutableUsage {
  const prompt = field(usage, 'prompt_tokens_details');
  const completion = field(usage, 'completion_tokens_details');
  return {
    inputTokens: count(usage, 'prompt_tokens'),
    outputTokens: count(usage, 'completion_tokens'),
    // DeepSeek counted its cache hits beside the details before it had them.
    cacheReadTokens: count(prompt, 'cached_tokens') ?? count(usage, 'prompt_cache_hit_tokens'),
    cacheWriteTokens: count(prompt, 'cache_write_tokens'),
    reasoningTokens: count(completion, 'reasoning_tokens'),
  };
}
