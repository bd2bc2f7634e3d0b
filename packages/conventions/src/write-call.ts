import * as names from './attributes.ts';
import { attributesOf } from './attribution.ts';
import type { CallReading } from './read-call.ts';
import { USAGE_ATTRIBUTES } from './usage-attributes.ts';
import type { UsageField } from './usage.ts';

type Attributes = Record<string, string | number | boolean>;

/** Attributes of a call under today's names, without content: what {@link readCall} reads back as the same call. */
export function writeCall(call: CallReading): Attributes {
  const { usage } = call;
  const attributes: Attributes = { [names.ATTR_GEN_AI_OPERATION_NAME]: call.operation, [names.ATTR_GEN_AI_PROVIDER_NAME]: call.provider };
  set(attributes, names.ATTR_GEN_AI_REQUEST_MODEL, call.requestModel);
  set(attributes, names.ATTR_GEN_AI_RESPONSE_MODEL, call.responseModel);
  set(attributes, names.ATTR_GEN_AI_RESPONSE_ID, call.responseId);
  if (call.stream) attributes[names.ATTR_GEN_AI_REQUEST_STREAM] = true;
  set(attributes, names.ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, call.timeToFirstChunk);
  set(attributes, names.ATTR_SPANCOST_USAGE_SERVICE_TIER, call.serviceTier);
  set(attributes, names.ATTR_ERROR_TYPE, call.errorType);
  set(attributes, names.ATTR_SPANCOST_CALL_ERROR_MESSAGE, call.errorMessage);
  set(attributes, names.ATTR_HTTP_RESPONSE_STATUS_CODE, call.httpStatus);
  set(attributes, names.ATTR_SPANCOST_USAGE_GEOGRAPHY, call.geography);
  for (const [name, value] of Object.entries(call.parameters ?? {})) attributes[names.ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + name] = value;
  set(attributes, names.ATTR_SPANCOST_USAGE_REPORTED_COST_USD, call.reportedCost);
  set(attributes, names.ATTR_SPANCOST_SEEN_INPUT_CHARACTERS, call.seenInputCharacters);
  set(attributes, names.ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS, call.seenOutputCharacters);
  for (const [field, count] of Object.entries(usage)) {
    // JSON has no NaN: what is no count travels as text, and is read as no count again.
    if (count !== undefined) attributes[USAGE_ATTRIBUTES[field as UsageField]] = Number.isFinite(count) ? count : String(count);
  }
  if (call.problems.some(({ code }) => code === 'total_is_not_the_sum'))
    set(attributes, names.ATTR_SPANCOST_USAGE_STATED_TOTAL, usage.totalTokens);
  return Object.assign(attributes, attributesOf(call.attribution));
}

/** Sets what is known; the rest stays absent. */
function set(attributes: Attributes, name: string, value: string | number | undefined): void {
  if (value !== undefined) attributes[name] = value;
}
