import { charged, CLAUDE, GPT_4O, GPT_5, untold, type ExpectedCall, type Expectations } from '../expected-call.ts';

const PLAIN = charged(GPT_4O, 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045');
const CACHED = charged(GPT_5, 'chatcmpl-', { inputTokens: 2000, outputTokens: 100 }, '0.0035');

const OPENAI: Expectations = {
  'openai-chat': [PLAIN],
  // It counts the tokens of streams with a tokenizer of its own; the answer says 2,000 and 100.
  'openai-stream': [charged(GPT_4O, 'chatcmpl-', { inputTokens: 7, outputTokens: 28 }, '0.0002975')],
  'openai-cached': [CACHED],
  'openai-reasoning': [charged(GPT_5, 'chatcmpl-', { inputTokens: 1000, outputTokens: 300 }, '0.00425')],
  'openai-tool-call': [PLAIN],
  'openai-responses': [charged(GPT_5, 'resp_', { inputTokens: 2000, outputTokens: 100 }, '0.0035')],
  // Six spans: a workflow, an agent, a tool, a task, and the two calls.
  workflow: [PLAIN, CACHED],
  // It has no spans of embeddings, and the span of a call that fails never ends.
  'openai-embeddings': [],
  'openai-error': [],
};

const CLAUDE_PLAIN = charged(CLAUDE, null, { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 0, cacheWriteTokens: 0 }, '0.006');

/** Its input is the fresh 2,400; with 96,000 read and 4,600 written it is 103,000. How long writes live is not told: five minutes. */
const CLAUDE_CACHED: ExpectedCall = charged(
  CLAUDE,
  null,
  { inputTokens: 103_000, outputTokens: 1850, cacheReadTokens: 96_000, cacheWriteTokens: 4600 },
  '0.081',
  { basis: 'estimated' },
);

const ANTHROPIC: Expectations = {
  'anthropic-chat': [CLAUDE_PLAIN],
  'anthropic-cached': [CLAUDE_CACHED],
  'anthropic-stream': [CLAUDE_CACHED],
  'anthropic-tool-call': [CLAUDE_PLAIN],
  'anthropic-error': [untold({ provider: 'anthropic', model: 'claude-sonnet-4-5' }, { status: 'error' })],
};

/** It takes the vendor off a model's id, and what is left no price list has. */
const BARE_HAIKU = { provider: 'aws.bedrock', model: 'claude-3-5-haiku-20241022-v1:0' };

const BEDROCK: Expectations = {
  // Of Converse it tells the model and nothing else.
  'bedrock-converse': [untold(BARE_HAIKU)],
  'bedrock-cached': [untold(BARE_HAIKU)],
  'bedrock-stream': [untold(BARE_HAIKU)],
  'bedrock-invoke': [untold(BARE_HAIKU, { usage: { inputTokens: 2400, outputTokens: 850 }, reason: 'model_unknown' })],
  'bedrock-error': [untold(BARE_HAIKU, { status: 'error' })],
};

const GOOGLE_MODEL = { provider: 'gcp.gen_ai', model: 'gemini-2.5-flash', operation: 'generate_content' };

/** 30 of an answer and 90 of thoughts: 400 × $0.30 + 600 × $0.03 + 120 × $2.50 per million. */
const THOUGHTS = charged(
  GOOGLE_MODEL,
  null,
  { inputTokens: 1000, outputTokens: 120, reasoningTokens: 90, cacheReadTokens: 600 },
  '0.000438',
);

const GOOGLE: Expectations = {
  'google-chat': [charged(GOOGLE_MODEL, null, { inputTokens: 1000, outputTokens: 200 }, '0.0008')],
  'google-thoughts': [THOUGHTS],
  'google-stream': [THOUGHTS],
  'google-error': [untold(GOOGLE_MODEL, { status: 'error' })],
};

const COHERE: Expectations = {
  'cohere-chat': [untold({ provider: 'cohere', model: 'command-r-plus' })],
  // What it calls a total of tokens is the one search unit, at $2 for a thousand.
  'cohere-rerank': [charged({ provider: 'cohere', model: 'rerank-v3.5' }, null, { searchUnits: 1 }, '0.002', { operation: 'rerank' })],
};

const ASKED = (model: string): { provider: string; model: string } => ({ provider: 'openai', model });

/** The chain's spans, of a prompt, a parser and the whole, are workflows. */
const LANGCHAIN: Expectations = {
  'langchain-chat': [charged(ASKED('gpt-4o'), null, { inputTokens: 1000, outputTokens: 200 }, '0.0045')],
  'langchain-chain': [charged(ASKED('gpt-5'), null, { inputTokens: 2000, outputTokens: 100 }, '0.0035')],
};

export const OPENLLMETRY: Readonly<Record<string, Expectations>> = {
  'openllmetry-js-openai': OPENAI,
  'openllmetry-js-anthropic': ANTHROPIC,
  'openllmetry-js-bedrock': BEDROCK,
  'openllmetry-js-google': GOOGLE,
  'openllmetry-js-cohere': COHERE,
  'openllmetry-js-langchain': LANGCHAIN,
  'openllmetry-js-langchain-and-openai': LANGCHAIN,
};
