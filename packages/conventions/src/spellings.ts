import * as names from './attributes.ts';

/** The names that one family of instrumentations has for what the conventions name, or named later, otherwise. */
export interface Spellings {
  readonly dialect: string;
  /** Where the names were read. */
  readonly source: string;
  /** The name of today, by the name in the wild; in the order in which they are believed. */
  readonly names: Readonly<Record<string, string>>;
}

/** Stands for an answer as JSON or text, in which some emitters alone have its id. */
export const OUTPUT_VALUE = 'answer';

/** Stands for what LangChain says about a run, as JSON, in which alone the provider may be. */
export const RUN_METADATA = 'metadata of the run';

/** Names that only their own dialects have; the names of the conventions, today's and older ones, go before them. */
export const SPELLINGS: readonly Spellings[] = [
  {
    dialect: 'OpenLLMetry',
    source: '@traceloop/ai-semantic-conventions 0.27.0, opentelemetry-semantic-conventions-ai 0.4',
    names: {
      'gen_ai.usage.cache_read_input_tokens': names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
      'gen_ai.usage.cache_creation_input_tokens': names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
      'gen_ai.usage.reasoning_tokens': names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
      'gen_ai.is_streaming': names.ATTR_GEN_AI_REQUEST_STREAM,
      'llm.is_streaming': names.ATTR_GEN_AI_REQUEST_STREAM,
      'gen_ai.usage.total_tokens': names.ATTR_SPANCOST_USAGE_STATED_TOTAL,
      'llm.usage.total_tokens': names.ATTR_SPANCOST_USAGE_STATED_TOTAL,
      'traceloop.association.properties.user_id': names.ATTR_USER_ID,
      'traceloop.association.properties.session_id': names.ATTR_SESSION_ID,
    },
  },
  {
    dialect: 'OpenInference',
    source: '@arizeai/openinference-semantic-conventions 2.12.0',
    names: {
      'llm.provider': names.ATTR_GEN_AI_PROVIDER_NAME,
      'llm.system': names.ATTR_GEN_AI_PROVIDER_NAME,
      'llm.response.model_name': names.ATTR_GEN_AI_RESPONSE_MODEL,
      'llm.request.model_name': names.ATTR_GEN_AI_REQUEST_MODEL,
      'llm.model_name': names.ATTR_GEN_AI_REQUEST_MODEL,
      'embedding.model_name': names.ATTR_GEN_AI_REQUEST_MODEL,
      'reranker.model_name': names.ATTR_GEN_AI_REQUEST_MODEL,
      'llm.token_count.prompt': names.ATTR_GEN_AI_USAGE_INPUT_TOKENS,
      'llm.token_count.completion': names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
      'llm.token_count.total': names.ATTR_SPANCOST_USAGE_STATED_TOTAL,
      'llm.token_count.prompt_details.cache_read': names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
      'llm.token_count.prompt_details.cache_write': names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
      'llm.token_count.prompt_details.audio': names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
      'llm.token_count.completion_details.reasoning': names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
      'llm.token_count.completion_details.audio': names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
      'output.value': OUTPUT_VALUE,
      metadata: RUN_METADATA,
    },
  },
  {
    dialect: 'OpenLIT',
    source: 'openlit 1.15.0 (npm), dist/semantic-convention.js',
    names: {
      'gen_ai.usage.prompt_tokens_details.cache_read': names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
      'gen_ai.usage.prompt_tokens_details.cache_write': names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
      'gen_ai.usage.completion_tokens_details.reasoning': names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
      'gen_ai.usage.completion_tokens_details.audio': names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
    },
  },
  {
    dialect: 'OpenLIT, before its names were those of the conventions',
    source: 'openlit 1.33.20 (PyPI), recorded',
    names: {
      'gen_ai.request.is_stream': names.ATTR_GEN_AI_REQUEST_STREAM,
      'gen_ai.response.service_tier': names.ATTR_SPANCOST_USAGE_SERVICE_TIER,
    },
  },
  {
    dialect: 'Pydantic AI',
    source: 'pydantic-ai-slim 1.0.0 and 2.68.0, recorded',
    names: {
      'gen_ai.usage.details.cache_read_input_tokens': names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
      'gen_ai.usage.details.cache_creation_input_tokens': names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
      'gen_ai.usage.details.reasoning_tokens': names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
      'gen_ai.usage.details.ephemeral_5m_input_tokens': names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M,
      'gen_ai.usage.details.ephemeral_1h_input_tokens': names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H,
    },
  },
  {
    dialect: 'Semantic Kernel',
    source: 'the decision record of microsoft/semantic-kernel on the telemetry of LLM requests',
    names: {
      'gen_ai.response.prompt_tokens': names.ATTR_GEN_AI_USAGE_INPUT_TOKENS,
      'gen_ai.response.completion_tokens': names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
    },
  },
  {
    dialect: 'Langfuse',
    source: 'langfuse 5.0.4 (PyPI), recorded',
    names: { 'langfuse.observation.model.name': names.ATTR_GEN_AI_REQUEST_MODEL },
  },
  {
    dialect: 'The SDKs of Anthropic',
    source: '@anthropic-ai/sdk 1.12.0 and anthropic 2.12.0 (PyPI), recorded',
    names: {
      'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M,
      'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H,
      'anthropic.response.service_tier': names.ATTR_SPANCOST_USAGE_SERVICE_TIER,
    },
  },
];
