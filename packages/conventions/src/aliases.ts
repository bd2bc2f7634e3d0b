import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_OPENAI_REQUEST_SERVICE_TIER,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_SESSION_ID,
  ATTR_USER_ID,
} from './attributes.ts';

/**
 * Older names that are still sent, by the name of today; the name of today wins when both are there.
 * From semantic conventions 1.27 to 1.41: `gen_ai.system` became `gen_ai.provider.name` in 1.37,
 * `prompt_tokens`/`completion_tokens` became `input_tokens`/`output_tokens` in 1.27, `cache_creation` became
 * `cache_write` after 1.41.
 */
export const ATTRIBUTE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  [ATTR_GEN_AI_PROVIDER_NAME]: ['gen_ai.system'],
  [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: ['gen_ai.usage.prompt_tokens'],
  [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: ['gen_ai.usage.completion_tokens'],
  [ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS]: ['gen_ai.usage.cache_creation.input_tokens'],
  [ATTR_OPENAI_REQUEST_SERVICE_TIER]: ['gen_ai.openai.request.service_tier'],
  [ATTR_OPENAI_RESPONSE_SERVICE_TIER]: ['gen_ai.openai.response.service_tier'],
  [ATTR_USER_ID]: ['enduser.id'],
  [ATTR_SESSION_ID]: [ATTR_GEN_AI_CONVERSATION_ID],
  [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: ['deployment.environment'],
};
