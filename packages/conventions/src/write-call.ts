import * as names from './attributes.ts';
import { attributesOf } from './attribution.ts';
import type { CallReading } from './read-call.ts';

/** Attributes of a call under today's names, without content: what {@link readCall} reads back as the same call. */
export function writeCall(call: CallReading): Record<string, string | number | boolean> {
  const { usage } = call;
  const attributes: Record<string, string | number | boolean | undefined> = {
    [names.ATTR_GEN_AI_OPERATION_NAME]: call.operation,
    [names.ATTR_GEN_AI_PROVIDER_NAME]: call.provider,
    [names.ATTR_GEN_AI_REQUEST_MODEL]: call.requestModel,
    [names.ATTR_GEN_AI_RESPONSE_MODEL]: call.responseModel,
    [names.ATTR_GEN_AI_RESPONSE_ID]: call.responseId,
    [names.ATTR_GEN_AI_REQUEST_STREAM]: call.stream ? true : undefined,
    [names.ATTR_SPANCOST_USAGE_SERVICE_TIER]: call.serviceTier,
    [names.ATTR_ERROR_TYPE]: call.errorType,
    [names.ATTR_HTTP_RESPONSE_STATUS_CODE]: call.httpStatus,
    [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS]: usage.inputTokens,
    [names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: usage.outputTokens,
    [names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]: usage.cacheReadTokens,
    [names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS]: usage.cacheWriteTokens,
    [names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M]: usage.cacheWrite5mTokens,
    [names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H]: usage.cacheWrite1hTokens,
    [names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS]: usage.reasoningTokens,
    ...attributesOf(call.attribution),
  };
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined),
  );
}
