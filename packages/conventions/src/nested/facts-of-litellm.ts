import * as names from '../attributes.ts';
import { partsOfUsage } from './facts-of-usage.ts';
import { setFirst, type Facts } from './facts.ts';
import { objectOf, parseObject, parsePythonObject, type JsonObject } from './parse-object.ts';

/** LiteLLM's functions that make a call of a model, by the operation; each has a twin for `asyncio` whose name begins with an `a`. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['completion', 'chat'],
  ['anthropic_messages', 'chat'],
  ['responses', 'chat'],
  ['text_completion', 'text_completion'],
  ['embedding', 'embeddings'],
  ['image_generation', 'image_generation'],
  ['transcription', 'transcription'],
  ['speech', 'speech_generation'],
  ['moderation', 'moderation'],
  ['rerank', 'rerank'],
]);

/**
 * What LiteLLM's callback keeps in `metadata.usage_object`, Python's text of a dictionary, or JSON where a version writes that: the
 * parts of the usage, of all providers under OpenAI's names. The provider is before the model's name where it is not told, and the
 * function that was called tells the operation.
 */
export function factsOfLiteLlm(attributes: JsonObject): Facts {
  const written = attributes['metadata.usage_object'];
  const fromPython = parsePythonObject(written);
  const usage = Object.keys(fromPython).length > 0 ? fromPython : parseObject(written);
  const facts: Facts = { ...partsOfUsage(usage), ...withCacheWrites(usage) };
  setFirst(
    facts,
    names.ATTR_GEN_AI_OPERATION_NAME,
    operationOfFunction(attributes[names.ATTR_GEN_AI_OPERATION_NAME] ?? attributes['llm.request.type']),
  );
  const model = attributes['litellm.provider.model'];
  const [provider, rest] = typeof model === 'string' ? model.split('/', 2) : [];
  if (rest !== undefined) setFirst(facts, names.ATTR_GEN_AI_PROVIDER_NAME, provider);
  return facts;
}

function operationOfFunction(called: unknown): string | undefined {
  if (typeof called !== 'string') return undefined;
  return OPERATIONS.get(called) ?? OPERATIONS.get(called.replace(/^a/, ''));
}

/**
 * The whole input of Claude where LiteLLM left out of it what was written to a cache: that is so as long as it did not tell how
 * much of the input is text. 1.75.9 says 98,400 of 2,400 fresh, 96,000 read and 4,600 written; 1.106.2 says 103,000.
 */
function withCacheWrites(usage: JsonObject): Facts {
  const { prompt_tokens: prompt, total_tokens: total, cache_creation_input_tokens: written } = usage;
  const { text_tokens: fresh } = objectOf(usage['prompt_tokens_details']);
  if (typeof written !== 'number' || typeof prompt !== 'number' || typeof total !== 'number' || typeof fresh === 'number') return {};
  return { [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS]: prompt + written, 'gen_ai.usage.total_tokens': total + written };
}
