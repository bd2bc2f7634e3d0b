import * as names from '../attributes.ts';
import { partsOfUsage } from './facts-of-usage.ts';
import { setFirst, type Facts } from './facts.ts';
import { parseObject, type JsonObject } from './parse-object.ts';

/**
 * What Langfuse keeps in `langfuse.observation.usage_details`: of its drop-in for OpenAI the usage of the answer as it is, whose
 * input has what was cached; of its own counting `input` and `output`.
 */
export function factsOfLangfuse(attributes: JsonObject): Facts {
  const usage = parseObject(attributes['langfuse.observation.usage_details']);
  const facts = partsOfUsage(usage);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, usage['prompt_tokens'], usage['input_tokens'], usage['input']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, usage['completion_tokens'], usage['output_tokens'], usage['output']);
  return facts;
}
