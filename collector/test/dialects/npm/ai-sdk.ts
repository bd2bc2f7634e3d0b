import { charged, CLAUDE, EMBEDDING, GEMINI, GPT_4O, GPT_5, untold, type Expectations } from '../expected-call.ts';

const ASKED_4O = { provider: 'openai', model: 'gpt-4o' };

const EMBEDDED = charged(EMBEDDING, null, { inputTokens: 12 }, '0.00000024');

/** Of Claude's own answer: 2,400 × $3 + 96,000 × $0.30 + 3,100 × $3.75 + 1,500 × $6 + 1,850 × $15 per million. */
const CLAUDE_WHOLE = charged(
  CLAUDE,
  'msg_',
  {
    inputTokens: 103_000,
    outputTokens: 1850,
    cacheReadTokens: 96_000,
    cacheWriteTokens: 4600,
    cacheWrite5mTokens: 3100,
    cacheWrite1hTokens: 1500,
  },
  '0.084375',
);

const THOUGHTS = { inputTokens: 1000, outputTokens: 120, reasoningTokens: 90, cacheReadTokens: 600 };
const CACHED = { inputTokens: 2000, outputTokens: 100, cacheReadTokens: 1536 };

/** Each recording has the span of the call and the one of `generateText`, `streamText` or `embed` around it. */
const AI_SDK_5: Expectations = {
  'openai-chat': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045')],
  // 5 tells cached tokens of streams only.
  'openai-cached': [charged(GPT_5, 'resp_', { inputTokens: 2000, outputTokens: 100 }, '0.0035')],
  'openai-stream': [
    charged(GPT_5, 'chatcmpl-', { inputTokens: 1000, outputTokens: 300, cacheReadTokens: 0, reasoningTokens: 128 }, '0.00425'),
  ],
  'openai-embeddings': [EMBEDDED],
  'anthropic-cached': [CLAUDE_WHOLE],
  'google-thoughts': [charged(GEMINI, '', THOUGHTS, '0.000438')],
  'openai-error': [untold(ASKED_4O, { status: 'error' })],
};

const AI_SDK_6: Expectations = {
  ...AI_SDK_5,
  'openai-chat': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 0, reasoningTokens: 0 }, '0.0045')],
  'openai-cached': [charged(GPT_5, 'resp_', { ...CACHED, cacheWriteTokens: 0, reasoningTokens: 0 }, '0.001772')],
};

/** Around the span of the call are `step 1` and `invoke_agent`, which repeats its usage. */
export const AI_SDK_7: Expectations = {
  'openai-chat': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 0 }, '0.0045')],
  'openai-cached': [charged(GPT_5, 'resp_', { ...CACHED, cacheWriteTokens: 0 }, '0.001772')],
  'openai-stream': [charged(GPT_5, 'chatcmpl-', { inputTokens: 1000, outputTokens: 300, cacheReadTokens: 0 }, '0.00425')],
  // Two spans of the same name; the inner one has the usage.
  'openai-embeddings': [EMBEDDED],
  // How long writes live is not told.
  'anthropic-cached': [
    charged(CLAUDE, 'msg_', { inputTokens: 103_000, outputTokens: 1850, cacheReadTokens: 96_000, cacheWriteTokens: 4600 }, '0.081', {
      basis: 'estimated',
    }),
  ],
  'google-thoughts': [charged(GEMINI, '', { inputTokens: 1000, outputTokens: 120, cacheReadTokens: 600 }, '0.000438')],
  'openai-error': [untold(ASKED_4O, { status: 'rate_limited' })],
};

export const AI_SDKS: Readonly<Record<string, Expectations>> = { 'ai-sdk-5': AI_SDK_5, 'ai-sdk-6': AI_SDK_6, 'ai-sdk-7': AI_SDK_7 };
