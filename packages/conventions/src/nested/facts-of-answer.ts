import * as names from '../attributes.ts';
import { partsOfUsage, wholesOfUsage } from './facts-of-usage.ts';
import { setFirst, type Facts } from './facts.ts';
import { firstOf, objectOf, parseObject, type JsonObject } from './parse-object.ts';

/**
 * What OpenInference keeps only in `output.value`, the provider's whole answer as JSON: its id, by which the same call is known in
 * other spans, its model and tier, and how long a cache keeps what was written. Its counts are those of the
 * attributes, where there are any: 0.1 has none of the Responses API.
 */
export function factsOfAnswer(attributes: JsonObject): Facts {
  const asked = parseObject(attributes['llm.invocation_parameters']);
  const answer = parseObject(attributes['output.value']);
  const { llm_output: ofModel, generations } = answer;
  const generation = objectOf(objectOf(objectOf(firstOf(firstOf(generations)))['message'])['kwargs']);
  const told = generations === undefined ? answer : { ...objectOf(generation['response_metadata']), ...objectOf(ofModel) };
  const usage = objectOf(told['usage']);
  // Today's names go before those of the dialect: what attributes tell of the wholes is not to be replaced.
  const isTold = attributes['llm.token_count.prompt'] !== undefined || attributes['llm.token_count.completion'] !== undefined;
  const facts: Facts = { ...partsOfUsage(usage), ...(isTold ? {} : wholesOfUsage(usage)) };
  setFirst(facts, names.ATTR_GEN_AI_RESPONSE_ID, told['id'], told['response_id']);
  setFirst(facts, names.ATTR_GEN_AI_RESPONSE_MODEL, told['model'], told['model_name'], told['model_version']);
  setFirst(facts, names.ATTR_GEN_AI_REQUEST_MODEL, asked['model'], asked['model_name']);
  setFirst(facts, names.ATTR_SPANCOST_USAGE_SERVICE_TIER, told['service_tier'], facts[names.ATTR_SPANCOST_USAGE_SERVICE_TIER]);
  return facts;
}
