/**
 * Attribute names. `gen_ai.*`, `openai.*`, `error.type`, `server.*`, `user.*` and `session.*` are OpenTelemetry's (GenAI
 * semantic conventions, main, autumn 2026; the released npm constants are deprecated and lack half of them).
 * `spancost.*` are ours: what cost needs and no convention has. No name is the prefix of another name's namespace.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai
 */
export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
export const ATTR_GEN_AI_PROVIDER_NAME = 'gen_ai.provider.name';
export const ATTR_GEN_AI_REQUEST_MODEL = 'gen_ai.request.model';
export const ATTR_GEN_AI_REQUEST_STREAM = 'gen_ai.request.stream';
export const ATTR_GEN_AI_REQUEST_MAX_TOKENS = 'gen_ai.request.max_tokens';
export const ATTR_GEN_AI_REQUEST_TEMPERATURE = 'gen_ai.request.temperature';
export const ATTR_GEN_AI_REQUEST_TOP_P = 'gen_ai.request.top_p';
export const ATTR_GEN_AI_REQUEST_ENCODING_FORMATS = 'gen_ai.request.encoding_formats';
export const ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT = 'gen_ai.embeddings.dimension.count';
export const ATTR_GEN_AI_CONVERSATION_ID = 'gen_ai.conversation.id';
export const ATTR_GEN_AI_RESPONSE_ID = 'gen_ai.response.id';
export const ATTR_GEN_AI_RESPONSE_MODEL = 'gen_ai.response.model';
export const ATTR_GEN_AI_RESPONSE_STATUS = 'gen_ai.response.status';
export const ATTR_GEN_AI_RESPONSE_FINISH_REASONS = 'gen_ai.response.finish_reasons';
/** Seconds from the request to the first chunk of a streamed answer. */
export const ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK = 'gen_ai.response.time_to_first_chunk';

/** All input tokens, cached ones included. */
export const ATTR_GEN_AI_USAGE_INPUT_TOKENS = 'gen_ai.usage.input_tokens';
/** All output tokens, reasoning included. */
export const ATTR_GEN_AI_USAGE_OUTPUT_TOKENS = 'gen_ai.usage.output_tokens';
/** Input tokens read from a cache; a subset of the input. */
export const ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.cache_read.input_tokens';
/** Input tokens written to a cache, whatever their time to live; a subset of the input. */
export const ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS = 'gen_ai.usage.cache_write.input_tokens';
/** Output tokens spent on reasoning; a subset of the output. */
export const ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS = 'gen_ai.usage.reasoning.output_tokens';

export const ATTR_OPENAI_API_TYPE = 'openai.api.type';
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
/** The tier that served the call, which is the one that is billed. */
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
export const ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT = 'openai.response.system_fingerprint';

export const ATTR_ERROR_TYPE = 'error.type';
export const ATTR_HTTP_RESPONSE_STATUS_CODE = 'http.response.status_code';
export const ATTR_SERVER_ADDRESS = 'server.address';
export const ATTR_SERVER_PORT = 'server.port';
export const ATTR_SERVICE_NAME = 'service.name';
export const ATTR_DEPLOYMENT_ENVIRONMENT_NAME = 'deployment.environment.name';

export const ATTR_USER_ID = 'user.id';
export const ATTR_SESSION_ID = 'session.id';
export const ATTR_SPANCOST_TENANT = 'spancost.tenant';
export const ATTR_SPANCOST_FEATURE = 'spancost.feature';
export const ATTR_SPANCOST_TASK = 'spancost.task';
export const ATTR_SPANCOST_OBJECT = 'spancost.object';
/** Namespace of free key-value pairs on a call: `spancost.metadata.<key>`. */
export const ATTR_SPANCOST_METADATA_PREFIX = 'spancost.metadata.';

/** Cache writes that live for five minutes; a subset of the cache writes. */
export const ATTR_SPANCOST_USAGE_CACHE_WRITE_5M = 'spancost.usage.cache_write_5m.input_tokens';
/** Cache writes that live for one hour; a subset of the cache writes. */
export const ATTR_SPANCOST_USAGE_CACHE_WRITE_1H = 'spancost.usage.cache_write_1h.input_tokens';
/** The tier that served the call, for providers without an attribute of their own. */
export const ATTR_SPANCOST_USAGE_SERVICE_TIER = 'spancost.usage.service_tier';

/** Cost in US dollars, as a double: for sums and thresholds in trace back ends. */
export const ATTR_SPANCOST_COST_USD = 'spancost.cost.usd';
/** The same cost as an exact decimal string. */
export const ATTR_SPANCOST_COST_EXACT = 'spancost.cost.exact';
/** How the cost is known: {@link CostBasis}. */
export const ATTR_SPANCOST_COST_BASIS = 'spancost.cost.basis';
/** Book revision, model, version and tier that made the price. */
export const ATTR_SPANCOST_COST_PRICE_ID = 'spancost.cost.price_id';
/** Why a call has no price: {@link UnpricedReason}. */
export const ATTR_SPANCOST_COST_UNPRICED_REASON = 'spancost.cost.unpriced_reason';

/** The three attributes of the open proposal semantic-conventions-genai#443; switchable. */
export const ATTR_GEN_AI_USAGE_COST_AMOUNT = 'gen_ai.usage.cost.amount';
export const ATTR_GEN_AI_USAGE_COST_CURRENCY = 'gen_ai.usage.cost.currency';
export const ATTR_GEN_AI_USAGE_COST_SOURCE = 'gen_ai.usage.cost.source';

/** Seconds that a call took, on its usage event, whose timestamp is the call's start. */
export const ATTR_SPANCOST_CALL_DURATION = 'spancost.call.duration';
