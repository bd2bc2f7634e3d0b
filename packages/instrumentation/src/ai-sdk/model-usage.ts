import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count as countOf, field } from '../json-fields.ts';

/**
 * The usage of a call as the AI SDK passes it on: of models in objects of parts (`{ total, noCache, cacheRead, cacheWrite }`), of
 * its own results in plain numbers with details beside them, of embeddings as `tokens`. All of them include what was cached and
 * what was reasoning.
 *
 * @see @ai-sdk/provider `LanguageModelV2Usage`, `LanguageModelV3Usage`, `LanguageModelV4Usage`; ai `LanguageModelUsage`
 */
export function modelUsage(usage: unknown): MutableUsage {
  const input = field(usage, 'inputTokens');
  const output = field(usage, 'outputTokens');
  const inputDetails = field(usage, 'inputTokenDetails');
  const outputDetails = field(usage, 'outputTokenDetails');
  return {
    inputTokens: count(input, 'total') ?? count(usage, 'inputTokens') ?? count(usage, 'tokens'),
    outputTokens: count(output, 'total') ?? count(usage, 'outputTokens'),
    cacheReadTokens: count(input, 'cacheRead') ?? count(inputDetails, 'cacheReadTokens') ?? count(usage, 'cachedInputTokens'),
    cacheWriteTokens: count(input, 'cacheWrite') ?? count(inputDetails, 'cacheWriteTokens'),
    reasoningTokens: count(output, 'reasoning') ?? count(outputDetails, 'reasoningTokens') ?? count(usage, 'reasoningTokens'),
  };
}

/** The AI SDK's word for a count that it does not know is NaN. */
function count(from: unknown, name: string): number | undefined {
  const told = countOf(from, name);
  return Number.isNaN(told) ? undefined : told;
}
