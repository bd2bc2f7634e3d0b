import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_TEMPERATURE,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SESSION_ID,
  ATTR_SPANCOST_FEATURE,
  ATTR_SPANCOST_METADATA_PREFIX,
  ATTR_SPANCOST_TASK,
  ATTR_SPANCOST_TENANT,
  ATTR_USER_ID,
} from '@spancost/conventions';

/** Models that the packaged price book has, of the providers that most calls go to. */
const MODELS: readonly (readonly [provider: string, model: string, server: string])[] = [
  ['openai', 'gpt-5-mini', 'api.openai.com'],
  ['openai', 'gpt-4.1', 'api.openai.com'],
  ['openai', 'gpt-4o-mini', 'api.openai.com'],
  ['anthropic', 'claude-sonnet-4-5', 'api.anthropic.com'],
  ['anthropic', 'claude-haiku-4-5', 'api.anthropic.com'],
  ['gcp.gemini', 'gemini-2.5-flash', 'generativelanguage.googleapis.com'],
];

const USERS = 1000;
const FEATURES = 20;
const TENANTS = 10;

/** Name and attributes of the span of one chat call; the same index gives the same call. One in a hundred failed. */
export function callAttributes(index: number, responseId: string): { readonly name: string; readonly attributes: Attributes } {
  const [provider, model, server] = MODELS[index % MODELS.length]!;
  const user = (index * 7919) % USERS;
  const inputTokens = 200 + ((index * 37) % 3000);
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: 'chat',
    [ATTR_GEN_AI_PROVIDER_NAME]: provider,
    [ATTR_GEN_AI_REQUEST_MODEL]: model,
    [ATTR_GEN_AI_RESPONSE_MODEL]: model,
    [ATTR_GEN_AI_REQUEST_MAX_TOKENS]: 1024,
    [ATTR_GEN_AI_REQUEST_TEMPERATURE]: 0.2,
    [ATTR_GEN_AI_OUTPUT_TYPE]: 'text',
    [ATTR_SERVER_ADDRESS]: server,
    [ATTR_SERVER_PORT]: 443,
    [ATTR_GEN_AI_RESPONSE_ID]: responseId,
    [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: ['stop'],
    [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: inputTokens,
    [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: 20 + ((index * 13) % 800),
    [ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]: index % 3 === 0 ? Math.floor(inputTokens / 2) : 0,
    [ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS]: index % 4 === 0 ? 16 : 0,
    [ATTR_USER_ID]: `user-${user}`,
    [ATTR_SESSION_ID]: `session-${index}`,
    [ATTR_SPANCOST_TENANT]: `tenant-${user % TENANTS}`,
    [ATTR_SPANCOST_FEATURE]: `feature-${index % FEATURES}`,
    [ATTR_SPANCOST_TASK]: 'answer',
    [`${ATTR_SPANCOST_METADATA_PREFIX}plan`]: 'pro',
    ...(index % 100 === 99 ? { [ATTR_ERROR_TYPE]: 'timeout' } : {}),
  };
  return { name: `chat ${model}`, attributes };
}
