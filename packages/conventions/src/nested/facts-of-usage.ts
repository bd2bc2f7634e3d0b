import * as names from '../attributes.ts';
import { setFirst, type Facts } from './facts.ts';
import { objectOf, type JsonObject } from './parse-object.ts';

/**
 * The parts of a usage as a provider's own answer has it, of OpenAI's two APIs or of Anthropic's, and as LiteLLM has it of all. The
 * wholes are not read: whether the input has what was cached is another thing for each of them.
 */
export function partsOfUsage(usage: JsonObject): Facts {
  const input = objectOf(usage['prompt_tokens_details'] ?? usage['input_tokens_details']);
  const output = objectOf(usage['completion_tokens_details'] ?? usage['output_tokens_details']);
  const kept = objectOf(usage['cache_creation'] ?? input['cache_creation_token_details']);
  const facts: Facts = {};
  setFirst(facts, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, input['cached_tokens'], usage['cache_read_input_tokens']);
  setFirst(
    facts,
    names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
    input['cache_write_tokens'],
    input['cache_creation_tokens'],
    usage['cache_creation_input_tokens'],
  );
  setFirst(facts, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M, kept['ephemeral_5m_input_tokens']);
  setFirst(facts, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H, kept['ephemeral_1h_input_tokens']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, output['reasoning_tokens'], output['thinking_tokens']);
  setFirst(facts, names.ATTR_SPANCOST_USAGE_SERVICE_TIER, usage['service_tier']);
  return facts;
}

/**
 * The whole input and output of the usage of an answer of OpenAI, whose input has what was cached, or of Anthropic, whose input
 * comes without it. Nothing for any other.
 */
export function wholesOfUsage(usage: JsonObject): Facts {
  const facts: Facts = {};
  const isOpenAi = usage['prompt_tokens'] !== undefined || usage['input_tokens_details'] !== undefined;
  const cached = [usage['cache_read_input_tokens'], usage['cache_creation_input_tokens']].filter((count) => typeof count === 'number');
  if (!isOpenAi && cached.length === 0) return facts;
  const { input_tokens: input } = usage;
  const whole = isOpenAi || typeof input !== 'number' ? input : cached.reduce((sum, count) => sum + count, input);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, usage['prompt_tokens'], whole);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, usage['completion_tokens'], usage['output_tokens']);
  return facts;
}
