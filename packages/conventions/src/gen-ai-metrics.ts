import { DURATION_BUCKETS_S, type ApplicationMetric } from './application-metrics.ts';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_TOKEN_MODALITY,
  ATTR_GEN_AI_TOKEN_TYPE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from './attributes.ts';
import type { EmittedConventions } from './emitted-conventions.ts';

/** A metric of the GenAI conventions that Spancost can emit. */
export interface GenAiMetric extends ApplicationMetric {
  readonly instrument: 'counter' | 'histogram';
  /** Which of the two conventions have it; `both` where they agree on the name. */
  readonly conventions: EmittedConventions;
}

export type GenAiMetricKey =
  | 'inferenceDuration'
  | 'operationDuration'
  | 'inferenceFirstChunk'
  | 'operationFirstChunk'
  | 'inputTokens'
  | 'outputTokens'
  | 'cacheReadTokens'
  | 'cacheWriteTokens'
  | 'reasoningTokens'
  | 'inputTokensOfOneCall'
  | 'outputTokensOfOneCall'
  | 'tokenUsage';

/** Tokens; the buckets of the GenAI conventions. */
export const TOKEN_BUCKETS: readonly number[] = [
  1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
];

const COMMON: readonly string[] = [
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
];

function seconds(conventions: EmittedConventions, name: string, description: string, attributes: readonly string[]): GenAiMetric {
  return { name, description, unit: 's', attributes, buckets: DURATION_BUCKETS_S, instrument: 'histogram', conventions };
}

function tokensOfOneCall(name: string, description: string): GenAiMetric {
  const attributes = [...COMMON, ATTR_ERROR_TYPE];
  return { name, description, unit: '{token}', attributes, buckets: TOKEN_BUCKETS, instrument: 'histogram', conventions: 'current' };
}

function tokensSpent(name: string, description: string): GenAiMetric {
  const attributes = [...COMMON, ATTR_GEN_AI_TOKEN_MODALITY];
  return { name, description, unit: '{token}', attributes, instrument: 'counter', conventions: 'current' };
}

/**
 * The metrics of a call by the GenAI conventions, those of today and those of 1.41. None of them is money. What is cached and
 * what is reasoning are parts of the input and the output: never add them.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/client-inference.md (read 2026-11-22)
 * @see https://github.com/open-telemetry/semantic-conventions/blob/v1.41.0/docs/gen-ai/gen-ai-metrics.md (read 2026-11-22)
 */
export const GEN_AI_METRICS: Readonly<Record<GenAiMetricKey, GenAiMetric>> = {
  inferenceDuration: seconds('current', 'gen_ai.client.inference.duration', 'Duration of an inference', [...COMMON, ATTR_ERROR_TYPE]),
  /** Today of everything but inferences; in 1.41 of those too. */
  operationDuration: seconds('both', 'gen_ai.client.operation.duration', 'Duration of an operation', [...COMMON, ATTR_ERROR_TYPE]),
  inferenceFirstChunk: seconds(
    'current',
    'gen_ai.client.inference.time_to_first_chunk',
    'Time from the request to the first chunk of a stream',
    COMMON,
  ),
  operationFirstChunk: seconds(
    '1.41',
    'gen_ai.client.operation.time_to_first_chunk',
    'Time from the request to the first chunk of a stream',
    COMMON,
  ),
  inputTokens: tokensSpent('gen_ai.client.inference.usage.input_tokens', 'Input tokens, cached ones included'),
  outputTokens: tokensSpent('gen_ai.client.inference.usage.output_tokens', 'Output tokens, reasoning included'),
  cacheReadTokens: tokensSpent('gen_ai.client.inference.usage.cache_read.input_tokens', 'Input tokens read from a cache'),
  cacheWriteTokens: tokensSpent('gen_ai.client.inference.usage.cache_write.input_tokens', 'Input tokens written to a cache'),
  reasoningTokens: tokensSpent('gen_ai.client.inference.usage.reasoning.output_tokens', 'Output tokens of reasoning'),
  inputTokensOfOneCall: tokensOfOneCall('gen_ai.client.inference.operation.input_tokens', 'Input tokens of one inference'),
  outputTokensOfOneCall: tokensOfOneCall('gen_ai.client.inference.operation.output_tokens', 'Output tokens of one inference'),
  tokenUsage: {
    name: 'gen_ai.client.token.usage',
    description: 'Input and output tokens of one operation',
    unit: '{token}',
    attributes: [...COMMON, ATTR_GEN_AI_TOKEN_TYPE],
    buckets: TOKEN_BUCKETS,
    instrument: 'histogram',
    conventions: '1.41',
  },
};
