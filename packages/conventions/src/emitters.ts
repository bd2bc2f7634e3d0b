/** What the counts of one emitter mean, as its source says. What is not said here means what the conventions say. */
export interface EmitterFacts {
  /** `without_cache`: what was read from a cache or written to one comes on top of the input. */
  readonly input?: 'without_cache';
  /** `without_reasoning`: reasoning, or Gemini's thoughts, come on top of the output. */
  readonly output?: 'without_reasoning';
  /** `with_tool_input`: what a total has beyond the sum is input, the answers of tools that the provider ran, which nothing else tells. */
  readonly total?: 'with_tool_input';
  /** `unknown`: it writes no tokens at all, in and out, where it knows none. */
  readonly zeros?: 'unknown';
}

/** Whose telemetry means what: a row holds for spans of these scopes and versions, of calls to these providers. */
export interface EmitterRow extends EmitterFacts {
  /** The library, as it is installed. */
  readonly emitter: string;
  /** Names of its instrumentation scopes. */
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
 * Emitters whose counts are not those of the conventions. The first row that fits a span is the one that holds for it. Each is
 * held by a recording of what the library sends, in collector/test/dialects/recordings.
 */
export const EMITTERS: readonly EmitterRow[] = [
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
    source: 'dist/index.js of 0.27.0: inputTokens of Converse and input_tokens of Claude as they are',
  },
  {
    emitter: '@traceloop/instrumentation-google-generativeai',
    scopes: ['@traceloop/instrumentation-google-generativeai'],
    output: 'without_reasoning',
    total: 'with_tool_input',
    source: 'dist/index.js of 0.27.0: candidatesTokenCount, thoughtsTokenCount and totalTokenCount as they are',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['openlit'],
    providers: ['anthropic', 'aws.bedrock'],
    input: 'without_cache',
    zeros: 'unknown',
    source: 'dist/instrumentation/{anthropic,bedrock}/wrapper.js of 1.15.0: input_tokens and inputTokens as they are',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['openlit'],
    providers: GOOGLE,
    output: 'without_reasoning',
    zeros: 'unknown',
    source: 'dist/instrumentation/google-ai/wrapper.js of 1.15.0: candidatesTokenCount beside thoughtsTokenCount',
  },
  {
    emitter: 'openlit (npm)',
    scopes: ['openlit'],
    zeros: 'unknown',
    source: 'dist/instrumentation of 1.15.0: `|| 0` where an answer has no usage',
  },
];
