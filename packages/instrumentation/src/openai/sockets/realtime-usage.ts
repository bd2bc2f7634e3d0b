import type { MutableUsage } from '../../answer/usage-attributes.ts';
import { count, field } from '../../json-fields.ts';

/**
 * The usage of a realtime response. Its input includes what was cached, sound and pictures; its output includes sound.
 *
 * @see openai `RealtimeResponseUsage`
 */
export function realtimeUsage(usage: unknown): MutableUsage {
  const input = field(usage, 'input_token_details');
  const cached = field(input, 'cached_tokens_details');
  return {
    inputTokens: count(usage, 'input_tokens'),
    outputTokens: count(usage, 'output_tokens'),
    cacheReadTokens: count(input, 'cached_tokens'),
    inputAudioTokens: some(input, 'audio_tokens'),
    inputImageTokens: some(input, 'image_tokens'),
    cacheReadAudioTokens: some(cached, 'audio_tokens'),
    cacheReadImageTokens: some(cached, 'image_tokens'),
    outputAudioTokens: some(field(usage, 'output_token_details'), 'audio_tokens'),
  };
}

/** A kind of token that was not used is no fact worth an attribute. */
function some(details: unknown, name: string): number | undefined {
  const tokens = count(details, name);
  return tokens === 0 ? undefined : tokens;
}
