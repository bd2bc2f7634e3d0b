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
/** What the answer is: `text`, `json`, `image`, `speech`. */
export const ATTR_GEN_AI_OUTPUT_TYPE = 'gen_ai.output.type';
export const ATTR_GEN_AI_REQUEST_ENCODING_FORMATS = 'gen_ai.request.encoding_formats';
export const ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT = 'gen_ai.embeddings.dimension.count';
export const ATTR_GEN_AI_CONVERSATION_ID = 'gen_ai.conversation.id';
export const ATTR_GEN_AI_RESPONSE_ID = 'gen_ai.response.id';
export const ATTR_GEN_AI_RESPONSE_MODEL = 'gen_ai.response.model';
export const ATTR_GEN_AI_RESPONSE_STATUS = 'gen_ai.response.status';
export const ATTR_GEN_AI_RESPONSE_FINISH_REASONS = 'gen_ai.response.finish_reasons';
/** Seconds from the request to the first chunk of a streamed answer. */
export const ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK = 'gen_ai.response.time_to_first_chunk';

/** The name that the application gave an agent, or what it is for. */
export const ATTR_GEN_AI_AGENT_NAME = 'gen_ai.agent.name';
export const ATTR_GEN_AI_TOOL_NAME = 'gen_ai.tool.name';
export const ATTR_GEN_AI_TOOL_CALL_ID = 'gen_ai.tool.call.id';
/** Who runs a tool: `function` for the application itself. */
export const ATTR_GEN_AI_TOOL_TYPE = 'gen_ai.tool.type';

/** Instructions that are apart from the messages; content, recorded only where it is asked for, as are the next three. */
export const ATTR_GEN_AI_SYSTEM_INSTRUCTIONS = 'gen_ai.system_instructions';
/** Messages to the model. */
export const ATTR_GEN_AI_INPUT_MESSAGES = 'gen_ai.input.messages';
/** Messages from the model, one for each generation. */
export const ATTR_GEN_AI_OUTPUT_MESSAGES = 'gen_ai.output.messages';
/** Tools that the model may call. */
export const ATTR_GEN_AI_TOOL_DEFINITIONS = 'gen_ai.tool.definitions';

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
/** Audio; a subset of the input. */
export const ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS = 'gen_ai.usage.audio.input_tokens';
/** Images; a subset of the input. */
export const ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS = 'gen_ai.usage.image.input_tokens';
/** Audio read from a cache; a subset of the cache reads and of the audio. */
export const ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.audio.cache_read.input_tokens';
/** Images read from a cache; a subset of the cache reads and of the images. */
export const ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.image.cache_read.input_tokens';
/** Audio; a subset of the output. */
export const ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS = 'gen_ai.usage.audio.output_tokens';
/** Images; a subset of the output. */
export const ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS = 'gen_ai.usage.image.output_tokens';

/** What tokens in a metric are, today: `audio`, `image`, `text`, `unknown`. */
export const ATTR_GEN_AI_TOKEN_MODALITY = 'gen_ai.token.modality';
/** Which side tokens in a metric of 1.41 are on: `input`, `output`. */
export const ATTR_GEN_AI_TOKEN_TYPE = 'gen_ai.token.type';

export const ATTR_OPENAI_API_TYPE = 'openai.api.type';
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
/** The tier that served the call, which is the one that is billed. */
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
export const ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT = 'openai.response.system_fingerprint';

export const ATTR_ERROR_TYPE = 'error.type';
/** Which retry of a request this is; missing on its first attempt. */
export const ATTR_HTTP_REQUEST_RESEND_COUNT = 'http.request.resend_count';
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
/** Cache writes that live for half an hour; a subset of the cache writes. */
export const ATTR_SPANCOST_USAGE_CACHE_WRITE_30M = 'spancost.usage.cache_write_30m.input_tokens';
/** Cache writes that live for one hour; a subset of the cache writes. */
export const ATTR_SPANCOST_USAGE_CACHE_WRITE_1H = 'spancost.usage.cache_write_1h.input_tokens';
/** Cache writes that live for twelve hours; a subset of the cache writes. */
export const ATTR_SPANCOST_USAGE_CACHE_WRITE_12H = 'spancost.usage.cache_write_12h.input_tokens';
/** Video; a subset of the input. The conventions have no name for it. */
export const ATTR_SPANCOST_USAGE_VIDEO_INPUT_TOKENS = 'spancost.usage.video.input_tokens';
/** Video read from a cache; a subset of the cache reads and of the video. */
export const ATTR_SPANCOST_USAGE_VIDEO_CACHE_READ_TOKENS = 'spancost.usage.video.cache_read_tokens';
/** Tokens of cited sources, which are counted apart from the input. */
export const ATTR_SPANCOST_USAGE_CITATION_TOKENS = 'spancost.usage.citation_tokens';
/** Input and output together, where only that is known. */
export const ATTR_SPANCOST_USAGE_TOTAL_TOKENS = 'spancost.usage.total_tokens';
/** What a library says that input and output are together where they are not: kept so that nobody charges what contradicts itself. */
export const ATTR_SPANCOST_USAGE_STATED_TOTAL = 'spancost.usage.stated_total_tokens';
/** Tokens kept in an explicit cache, times hours. */
export const ATTR_SPANCOST_USAGE_CACHE_STORAGE = 'spancost.usage.cache_storage_token_hours';
/** Requests with a fee of their own. */
export const ATTR_SPANCOST_USAGE_REQUESTS = 'spancost.usage.requests';
/** Searches of the web that the provider ran. */
export const ATTR_SPANCOST_USAGE_WEB_SEARCHES = 'spancost.usage.web_searches';
/** Searches of files that the provider ran. */
export const ATTR_SPANCOST_USAGE_FILE_SEARCHES = 'spancost.usage.file_searches';
/** Grounding as the provider counts it: prompts for Gemini 2, search queries from Gemini 3 on. */
export const ATTR_SPANCOST_USAGE_GROUNDINGS = 'spancost.usage.groundings';
/** Units of a rerank. */
export const ATTR_SPANCOST_USAGE_SEARCH_UNITS = 'spancost.usage.search_units';
export const ATTR_SPANCOST_USAGE_CODE_EXECUTION_SECONDS = 'spancost.usage.code_execution_seconds';
/** Containers of a code interpreter. */
export const ATTR_SPANCOST_USAGE_CONTAINERS = 'spancost.usage.containers';
export const ATTR_SPANCOST_USAGE_AUDIO_SECONDS = 'spancost.usage.audio.seconds';
export const ATTR_SPANCOST_USAGE_VIDEO_SECONDS = 'spancost.usage.video.seconds';
export const ATTR_SPANCOST_USAGE_CHARACTERS = 'spancost.usage.characters';
export const ATTR_SPANCOST_USAGE_PAGES = 'spancost.usage.pages';
export const ATTR_SPANCOST_USAGE_IMAGES = 'spancost.usage.images';
/** The tier that served the call, for providers without an attribute of their own. */
export const ATTR_SPANCOST_USAGE_SERVICE_TIER = 'spancost.usage.service_tier';
/** Where the call was processed, as the provider names it: `us`, `eu`, `global`, `us-east5`. */
export const ATTR_SPANCOST_USAGE_GEOGRAPHY = 'spancost.usage.geography';
/** Namespace of what else a price may hang on: `spancost.usage.parameter.quality`. */
export const ATTR_SPANCOST_USAGE_PARAMETER_PREFIX = 'spancost.usage.parameter.';
/** What the provider said in its answer that the call cost, in US dollars, as an exact decimal string. */
export const ATTR_SPANCOST_USAGE_REPORTED_COST_USD = 'spancost.usage.reported_cost_usd';

/** Characters that were sent, where the provider tells no tokens of them: what is known of a call without a price. */
export const ATTR_SPANCOST_SEEN_INPUT_CHARACTERS = 'spancost.seen.input_characters';
/** Characters that came back, where the provider tells no tokens of them. */
export const ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS = 'spancost.seen.output_characters';

/** Cost in US dollars, as a double: for sums and thresholds in trace back ends. */
export const ATTR_SPANCOST_COST_USD = 'spancost.cost.usd';
/** The same cost as an exact decimal string. */
export const ATTR_SPANCOST_COST_EXACT = 'spancost.cost.exact';
/** How the cost is known: {@link CostBasis}. */
export const ATTR_SPANCOST_COST_BASIS = 'spancost.cost.basis';
/** Book revision, model, version and tier that made the price. */
export const ATTR_SPANCOST_COST_PRICE_ID = 'spancost.cost.price_id';
/** What the price book makes of a call whose cost the provider reported, as an exact decimal string. */
export const ATTR_SPANCOST_COST_BOOK_EXACT = 'spancost.cost.book_exact';
/** Why a call has no price: {@link UnpricedReason}. */
export const ATTR_SPANCOST_COST_UNPRICED_REASON = 'spancost.cost.unpriced_reason';

/** The three attributes of the open proposal semantic-conventions-genai#443; switchable. */
export const ATTR_GEN_AI_USAGE_COST_AMOUNT = 'gen_ai.usage.cost.amount';
export const ATTR_GEN_AI_USAGE_COST_CURRENCY = 'gen_ai.usage.cost.currency';
export const ATTR_GEN_AI_USAGE_COST_SOURCE = 'gen_ai.usage.cost.source';

/** Seconds that a call took, on its usage event, whose timestamp is the call's start. */
export const ATTR_SPANCOST_CALL_DURATION = 'spancost.call.duration';
/** What the application said went wrong. Not `error.message`: others put into that what providers say, who quote prompts. */
export const ATTR_SPANCOST_CALL_ERROR_MESSAGE = 'spancost.call.error_message';
/**
 * True on the span of a call that is measured by another span, which is the charge: as on the AI SDK's own span, below which
 * the request is seen at the network.
 */
export const ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE = 'spancost.call.measured_elsewhere';
/** True on the span of a call that the application itself refused, as over its budget: nothing was sent, so it is no charge and has no cost. */
export const ATTR_SPANCOST_CALL_REFUSED = 'spancost.call.refused';
