import type { Anthropic } from '@anthropic-ai/sdk';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import type { PlannedAnswer } from '../planned-answer.ts';
import type { CachedPrompt } from './prompt-cache.ts';

/**
 * Usage of a message: what `x-usage` says, its details 0 where it leaves them out; without it, what was counted. The input
 * excludes what was read from or written to the cache.
 *
 * @see @anthropic-ai/sdk `Usage`, `CacheCreation`; https://docs.anthropic.com/en/api/messages
 */
export function anthropicUsage(exchange: Exchange, prompt: CachedPrompt, answer: PlannedAnswer): Anthropic.Usage {
  const given = exchange.usage;
  const write5m = given === undefined ? prompt.write5m : (given.cacheWrite5m ?? 0);
  const write1h = given === undefined ? prompt.write1h : (given.cacheWrite1h ?? 0);
  const thinking = given === undefined ? answer.reasoningTokens : (given.reasoningTokens ?? 0);
  return {
    input_tokens: given?.inputTokens ?? prompt.fresh,
    cache_creation_input_tokens: given?.cacheWrite ?? write5m + write1h,
    cache_read_input_tokens: given === undefined ? prompt.read : (given.cacheRead ?? given.cachedTokens ?? 0),
    cache_creation: { ephemeral_5m_input_tokens: write5m, ephemeral_1h_input_tokens: write1h },
    output_tokens: given?.outputTokens ?? answer.outputTokens,
    output_tokens_details: thinking === 0 ? null : { thinking_tokens: thinking },
    server_tool_use: null,
    // The type knows no other strings, but a test may ask for one.
    service_tier: (given?.serviceTier ?? 'standard') as NonNullable<Anthropic.Usage['service_tier']>,
    ...placeAndSpeed(exchange.body),
  };
}

/** Where and how fast the request was served: where and as fast as it asked for. */
function placeAndSpeed(body: JsonObject): Pick<Anthropic.Usage, 'inference_geo' | 'speed'> {
  return {
    inference_geo: typeof body['inference_geo'] === 'string' ? body['inference_geo'] : 'global',
    speed: body['speed'] === 'fast' ? 'fast' : 'standard',
  };
}
