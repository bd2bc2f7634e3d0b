import * as names from '../attributes.ts';
import { partsOfUsage } from './facts-of-usage.ts';
import { setFirst, type Facts } from './facts.ts';
import { parseObject, parsePythonObject, type JsonObject } from './parse-object.ts';

/**
 * What LiteLLM's callback keeps in `metadata.usage_object`, Python's text of a dictionary, or JSON where a version writes that: the
 * parts of the usage, of all providers under OpenAI's names. The provider is before the model's name where it is not told.
 */
export function factsOfLiteLlm(attributes: JsonObject): Facts {
  const written = attributes['metadata.usage_object'];
  const usage = parsePythonObject(written);
  const facts = partsOfUsage(Object.keys(usage).length > 0 ? usage : parseObject(written));
  const model = attributes['litellm.provider.model'];
  const [provider, rest] = typeof model === 'string' ? model.split('/', 2) : [];
  if (rest !== undefined) setFirst(facts, names.ATTR_GEN_AI_PROVIDER_NAME, provider);
  return facts;
}
