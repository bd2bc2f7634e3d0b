import { charged, EMBEDDING, GPT_4O, GPT_5, HAIKU, rejected, untold, type Expectations } from '../expected-call.ts';

const ASKED_4O = { provider: 'openai', model: 'gpt-4o' };

/** It tells of the cached 1,536 of 2,000 tokens nothing: they are charged as fresh ones, 2,000 × $1.25 + 100 × $10 per million. */
const CACHED_UNTOLD = charged(GPT_5, 'chatcmpl-', { inputTokens: 2000, outputTokens: 100 }, '0.0035');

const COMMON: Expectations = {
  'openai-chat': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045')],
  'openai-stream': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 2000, outputTokens: 100 }, '0.006')],
  'openai-cached': [CACHED_UNTOLD],
  'openai-reasoning': [charged(GPT_5, 'chatcmpl-', { inputTokens: 1000, outputTokens: 300 }, '0.00425')],
  'openai-embeddings': [charged(EMBEDDING, null, { inputTokens: 12 }, '0.00000024')],
  'openai-tool-call': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045')],
  'openai-error': [rejected(ASKED_4O, 'rate_limited')],
};

/** Of Bedrock's 100,400 tokens of input it tells the 2,400 that were neither read from a cache nor written to one. */
const FRESH_ONLY = charged(HAIKU, null, { inputTokens: 2400, outputTokens: 850 }, '0.00532');

const AWS: Expectations = {
  'bedrock-converse': [charged(HAIKU, null, { inputTokens: 1000, outputTokens: 200 }, '0.0016')],
  'bedrock-cached': [FRESH_ONLY],
  'bedrock-stream': [FRESH_ONLY],
  'bedrock-invoke': [FRESH_ONLY],
  'bedrock-error': [untold(HAIKU, { status: 'rate_limited' })],
};

/** The official instrumentations. */
export const OPENTELEMETRY: Readonly<Record<string, Expectations>> = {
  'opentelemetry-js-openai': {
    ...COMMON,
    'openai-responses': [charged(GPT_5, 'resp_', { inputTokens: 2000, outputTokens: 100 }, '0.0035')],
  },
  // It knows nothing of the Responses API.
  'opentelemetry-js-openai-0.5': { ...COMMON, 'openai-responses': [] },
  'opentelemetry-js-aws': AWS,
};
