/** What the counts of one emitter mean, as its source says. What is not said here means what the conventions say. */
export interface EmitterFacts {
  /** `without_cache`: what was read from a cache or written to one comes on top of the input. */
  readonly input?: 'without_cache';
  /** `without_reasoning`: reasoning, or Gemini's thoughts, come on top of the output. */
  readonly output?: 'without_reasoning';
  /**
   * `with_tool_input`: what a total has beyond the sum is input, the answers of tools that the provider ran, which nothing else
   * tells. `with_reasoning`: it is reasoning, or Gemini's thoughts, which nothing else tells either. `search_units`: of a rerank it
   * is no tokens but the units that are billed.
   */
  readonly total?: 'with_tool_input' | 'with_reasoning' | 'search_units';
  /** `unknown`: it writes no tokens at all, in and out, where it knows none. */
  readonly zeros?: 'unknown';
  /** `texts`: it writes whole numbers as texts, as all else. */
  readonly counts?: 'texts';
  /** What a span is that names a model and no operation. */
  readonly operation?: string;
  /** Operations of which a span without any usage only contains the call, which has a span of its own. */
  readonly around?: readonly string[];
  /** `sdk`: the provider's SDK writes it itself, so that the span of a call directly above it, by whoever instruments that SDK, is of the same call. */
  readonly writtenBy?: 'sdk';
  /** `answer`: `output.value` is the provider's answer, as JSON, whose id nothing else tells. */
  readonly outputValue?: 'answer';
}

/** Whose telemetry means what: a row holds for spans of these scopes and versions, of calls to these providers. */
export interface EmitterRow extends EmitterFacts {
  /** The library, as it is installed. */
  readonly emitter: string;
  /** Names of its instrumentation scopes; one that ends in `*` stands for all that begin so. */
  readonly scopes: readonly string[];
  /** As `gen_ai.provider.name` has them today; missing: all. */
  readonly providers?: readonly string[];
  /** The first version of the scope that it holds for; missing: from the beginning. */
  readonly from?: string;
  /** The first version that it holds for no more; missing: to the end. */
  readonly before?: string;
  /** Where it was read. */
  readonly source: string;
}

const GOOGLE: readonly string[] = ['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai'];

/**
 * Emitters whose counts are not those of the conventions. The first row that fits a span is the one that holds for it. Each but
 * Mistral's and Spring AI's is held by a recording of what the library sends, in collector/test/dialects/recordings.
 */
export const EMITTERS: readonly EmitterRow[] = [
  {
    emitter: '@anthropic-ai/sdk',
    scopes: ['com.anthropic.sdk.typescript'],
    writtenBy: 'sdk',
    source: 'recorded with 0.137.0 and 1.12.0: the input has what was cached; by default where there is a tracer provider',
  },
  {
    emitter: '@mistralai/mistralai',
    scopes: ['mistralai_sdk_tracer'],
    zeros: 'unknown',
    writtenBy: 'sdk',
    source:
      'extra/observability/otel.js of 2.7.0: prompt_tokens and completion_tokens, a zero where an answer has no usage; off by default',
  },
  {
    emitter: '@traceloop/instrumentation-anthropic',
    scopes: ['@traceloop/instrumentation-anthropic'],
    input: 'without_cache',
    source: 'dist/index.js of 0.27.0: usage.input_tokens of the answer, which has no cached tokens in it',
  },
  {
    emitter: '@traceloop/instrumentation-bedrock',
    scopes: ['@traceloop/instrumentation-bedrock'],
    input: 'without_cache',
    operation: 'chat',
    source: 'dist/index.js of 0.27.0: inputTokens and input_tokens of the answer as they are; Converse has no operation and no usage',
  },
  {
    emitter: '@traceloop/instrumentation-cohere',
    scopes: ['@traceloop/instrumentation-cohere'],
    total: 'search_units',
    source: 'dist/index.js of 0.27.0: llm.usage.total_tokens of a rerank is billedUnits.searchUnits',
  },
  {
    emitter: '@traceloop/instrumentation-google-generativeai',
    scopes: ['@traceloop/instrumentation-google-generativeai'],
    output: 'without_reasoning',
    total: 'with_tool_input',
    source: 'dist/index.js of 0.27.0: candidatesTokenCount, thoughtsTokenCount and totalTokenCount as they are',
  },
  {
    emitter: '@opentelemetry/instrumentation-aws-sdk',
    scopes: ['@opentelemetry/instrumentation-aws-sdk'],
    input: 'without_cache',
    operation: 'chat',
    source: 'recorded with 0.79.0: inputTokens as it is, of what was cached nothing; InvokeModel has a model and no operation',
  },
  {
    emitter: '@ai-sdk/otel',
    scopes: ['gen_ai'],
    around: ['embeddings'],
    source: 'recorded with 1.0.173: two spans of each embedding, the inner of which has the usage',
  },
  {
    emitter: '@arizeai/openinference-instrumentation-*',
    scopes: ['@arizeai/openinference-instrumentation-*'],
    outputValue: 'answer',
    source: 'recorded with openai 4.2.7, anthropic 0.2.8 and langchain 4.1.1: the input has what was cached; ids are in output.value only',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['@openlit/*'],
    providers: ['anthropic', 'aws.bedrock'],
    input: 'without_cache',
    zeros: 'unknown',
    source: 'dist/instrumentation/{anthropic,bedrock}/wrapper.js of 1.15.0: input_tokens and inputTokens as they are',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['@openlit/*'],
    providers: GOOGLE,
    output: 'without_reasoning',
    zeros: 'unknown',
    source: 'dist/instrumentation/google-ai/wrapper.js of 1.15.0: candidatesTokenCount beside thoughtsTokenCount',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['@openlit/*'],
    zeros: 'unknown',
    source: 'dist/instrumentation of 1.15.0: a zero where an answer has no usage',
  },
  {
    emitter: 'Spring AI',
    scopes: ['org.springframework.*'],
    counts: 'texts',
    source: 'DefaultChatModelObservationConvention of 1.0: String.valueOf(usage.getPromptTokens()); the scope is that of Spring Boot',
  },
  {
    emitter: 'anthropic (PyPI)',
    scopes: ['com.anthropic.sdk.python'],
    writtenBy: 'sdk',
    source: 'recorded with 2.12.0: the input has what was cached; by default where there is a tracer provider',
  },
  {
    emitter: 'opentelemetry-instrumentation-google-generativeai (OpenLLMetry, PyPI)',
    scopes: ['opentelemetry.instrumentation.google_generativeai'],
    total: 'with_reasoning',
    source: 'span_utils.py of 0.62.4: candidates_token_count and total_token_count as they are, thoughts nowhere; recorded',
  },
  {
    emitter: 'opentelemetry-instrumentation-bedrock (OpenLLMetry, PyPI)',
    scopes: ['opentelemetry.instrumentation.bedrock'],
    input: 'without_cache',
    source: 'span_utils.py of 0.62.4: inputTokens and input_tokens of the answer as they are; recorded',
  },
  {
    emitter: 'openlit (PyPI)',
    scopes: ['openlit.instrumentation.anthropic', 'openlit.instrumentation.bedrock'],
    input: 'without_cache',
    source: 'instrumentation/{anthropic,bedrock}/utils.py of 1.45.0: input_tokens and inputTokens as they are; recorded',
  },
  {
    emitter: 'openlit (PyPI)',
    scopes: ['openlit.instrumentation.google_ai_studio', 'openlit.instrumentation.vertexai'],
    output: 'without_reasoning',
    source: 'instrumentation/google_ai_studio/utils.py of 1.45.0: candidates_token_count beside thoughts_token_count; recorded',
  },
  {
    emitter: 'openlit (PyPI), with one scope for all',
    scopes: ['openlit.otel.tracing'],
    providers: ['anthropic', 'aws.bedrock'],
    input: 'without_cache',
    source: 'recorded with 1.33.20: input_tokens as it is; it tells nothing of what was cached',
  },
];
