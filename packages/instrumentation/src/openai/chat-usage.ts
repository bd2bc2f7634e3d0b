import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field } from '../json-fields.ts';

/**
 * The `usage` of chat completions and embeddings. Its prompt tokens include cached ones and audio, its completion tokens
 * include audio and reasoning: as our usage has it. xAI counts reasoning beside the completion, which the total gives away:
 * 32 + 9 and 94 of reasoning in a total of 135 are 103 of output.
 */
export function chatUsage(usage: unknown): MutableUsage {
  const prompt = field(usage, 'prompt_tokens_details');
  const completion = field(usage, 'completion_tokens_details');
  const reasoning = count(completion, 'reasoning_tokens');
  const read: MutableUsage = cacheWrites(prompt);
  read.inputTokens = count(usage, 'prompt_tokens');
  read.outputTokens = outputTokens(usage, reasoning);
  // DeepSeek counted its cache hits beside the details before it had them.
  read.cacheReadTokens = count(prompt, 'cached_tokens') ?? count(usage, 'prompt_cache_hit_tokens');
  read.reasoningTokens = reasoning;
  read.inputAudioTokens = usedTokens(prompt, 'audio_tokens');
  read.outputAudioTokens = usedTokens(completion, 'audio_tokens');
  return read;
}

/** Cache writes, and how long they live where the details say so. */
export function cacheWrites(details: unknown): MutableUsage {
  const ttl = field(details, 'cache_write_tokens_details');
  return {
    cacheWriteTokens: count(details, 'cache_write_tokens'),
    cacheWrite30mTokens: count(ttl, 'ttl_30m_tokens'),
    cacheWrite12hTokens: count(ttl, 'ttl_12h_tokens'),
  };
}

function outputTokens(usage: unknown, reasoning: number | undefined): number | undefined {
  const completion = count(usage, 'completion_tokens');
  const prompt = count(usage, 'prompt_tokens');
  const total = count(usage, 'total_tokens');
  if (completion === undefined || prompt === undefined || reasoning === undefined || reasoning <= 0) return completion;
  return total === prompt + completion + reasoning ? completion + reasoning : completion;
}

/** OpenAI writes zero audio into the details of every text call; that is no fact worth an attribute. */
function usedTokens(details: unknown, name: string): number | undefined {
  const tokens = count(details, name);
  return tokens === 0 ? undefined : tokens;
}
