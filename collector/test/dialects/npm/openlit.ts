import { charged, CLAUDE, EMBEDDING, GEMINI, GPT_4O, GPT_5, HAIKU, rejected, untold, type Expectations } from '../expected-call.ts';

const CACHED = { inputTokens: 2000, outputTokens: 100, cacheReadTokens: 1536 };
const PLAIN = charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045');

/** What OpenLIT makes of the cost itself, as `gen_ai.usage.cost`, is nothing that a provider reported. */
const OPENAI: Expectations = {
  'openai-chat': [PLAIN],
  // 464 × $2.50 + 1,536 × $1.25 + 100 × $10 per million.
  'openai-stream': [charged(GPT_4O, 'chatcmpl-', CACHED, '0.00408')],
  'openai-cached': [charged(GPT_5, 'chatcmpl-', CACHED, '0.001772')],
  'openai-reasoning': [charged(GPT_5, 'chatcmpl-', { inputTokens: 1000, outputTokens: 300 }, '0.00425')],
  'openai-embeddings': [charged(EMBEDDING, null, { inputTokens: 12 }, '0.00000024')],
  'openai-tool-call': [PLAIN],
  'openai-responses': [charged(GPT_5, 'resp_', { ...CACHED, reasoningTokens: 64 }, '0.001772')],
  'openai-error': [rejected({ provider: 'openai', model: 'gpt-4o' }, 'rate_limited')],
};

const CLAUDE_PLAIN = charged(CLAUDE, 'msg_', { inputTokens: 1000, outputTokens: 200 }, '0.006');
const CLAUDE_USAGE = { inputTokens: 103_000, outputTokens: 1850, cacheReadTokens: 96_000, cacheWriteTokens: 4600 };

const ANTHROPIC: Expectations = {
  'anthropic-chat': [CLAUDE_PLAIN],
  'anthropic-cached': [charged(CLAUDE, 'msg_', CLAUDE_USAGE, '0.081', { basis: 'estimated' })],
  // It adds the one token that a stream begins with to the 1,850 that it ends with.
  'anthropic-stream': [charged(CLAUDE, 'msg_', { ...CLAUDE_USAGE, outputTokens: 1851 }, '0.081015', { basis: 'estimated' })],
  'anthropic-tool-call': [CLAUDE_PLAIN],
  'anthropic-error': [untold({ provider: 'anthropic', model: 'claude-sonnet-4-5' }, { status: 'error' })],
};

const GOOGLE: Expectations = {
  'google-chat': [charged(GEMINI, '', { inputTokens: 1000, outputTokens: 200 }, '0.0008')],
  'google-thoughts': [charged(GEMINI, '', { inputTokens: 1000, outputTokens: 120, reasoningTokens: 90, cacheReadTokens: 600 }, '0.000438')],
  // Of a stream it tells neither thoughts nor cached tokens.
  'google-stream': [charged(GEMINI, '', { inputTokens: 1000, outputTokens: 30 }, '0.000375')],
  'google-error': [untold(GEMINI, { status: 'error' })],
};

/** Its input is the fresh 2,400; with 96,000 read and 2,000 written it is 100,400. */
const HAIKU_CACHED = charged(
  HAIKU,
  '',
  { inputTokens: 100_400, outputTokens: 850, cacheReadTokens: 96_000, cacheWriteTokens: 2000 },
  '0.015',
  { basis: 'estimated' },
);

const BEDROCK: Expectations = {
  'bedrock-converse': [charged(HAIKU, '', { inputTokens: 1000, outputTokens: 200 }, '0.0016')],
  'bedrock-cached': [HAIKU_CACHED],
  'bedrock-stream': [HAIKU_CACHED],
  // It knows nothing of InvokeModel.
  'bedrock-invoke': [],
  'bedrock-error': [untold(HAIKU, { status: 'error' })],
};

export const OPENLIT: Readonly<Record<string, Expectations>> = {
  'openlit-js-openai': OPENAI,
  'openlit-js-anthropic': ANTHROPIC,
  'openlit-js-google': GOOGLE,
  'openlit-js-bedrock': BEDROCK,
};
