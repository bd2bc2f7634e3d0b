import * as names from '../attributes.ts';
import { setFirst, type Facts } from './facts.ts';
import { parseObject, parsePythonObject, type JsonObject } from './parse-object.ts';

/** What LangSmith's exporter keeps in texts: LangChain's details of the input, which has what was cached in it, and of the output. */
export function factsOfLangSmith(attributes: JsonObject): Facts {
  const input = objectIn(attributes['gen_ai.usage.input_token_details']);
  const output = objectIn(attributes['gen_ai.usage.output_token_details']);
  const facts: Facts = {};
  setFirst(facts, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, input['cache_read']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, input['cache_creation']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, input['audio']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, output['reasoning']);
  setFirst(facts, names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS, output['audio']);
  return facts;
}

/** The exporter on npm writes JSON, that on PyPI what Python makes of a dictionary. */
function objectIn(text: unknown): JsonObject {
  return { ...parseObject(text), ...parsePythonObject(text) };
}
