import { charged, CLAUDE, EMBEDDING, GPT_4O, GPT_5, untold, type Expectations } from '../expected-call.ts';
import { AI_SDK_7 } from './ai-sdk.ts';

const NONE = { cacheReadTokens: 0, inputAudioTokens: 0, outputAudioTokens: 0, reasoningTokens: 0 };

const PLAIN = charged(GPT_4O, 'chatcmpl-', { ...NONE, inputTokens: 1000, outputTokens: 200 }, '0.0045');
/** 464 × $1.25 + 1,536 × $0.125 + 100 × $10 per million. */
const CACHED = charged(GPT_5, 'chatcmpl-', { ...NONE, inputTokens: 2000, cacheReadTokens: 1536, outputTokens: 100 }, '0.001772');

const OPENAI: Expectations = {
  'openai-chat': [PLAIN],
  // Of a stream it tells no usage, and its output is no answer with an id.
  'openai-stream': [untold({ provider: 'openai', model: 'gpt-4o' })],
  'openai-cached': [CACHED],
  'openai-reasoning': [charged(GPT_5, 'chatcmpl-', { ...NONE, inputTokens: 1000, outputTokens: 300, reasoningTokens: 128 }, '0.00425')],
  'openai-embeddings': [untold(EMBEDDING, { operation: 'embeddings' })],
  'openai-tool-call': [PLAIN],
  'openai-responses': [
    charged(GPT_5, 'resp_', { inputTokens: 2000, cacheReadTokens: 1536, outputTokens: 100, reasoningTokens: 64 }, '0.001772'),
  ],
  // The span of a call that fails never ends.
  'openai-error': [],
  // Five spans: a chain, an agent, a tool, and the two calls.
  agent: [PLAIN, CACHED],
};

const CLAUDE_USAGE = { inputTokens: 103_000, outputTokens: 1850, cacheReadTokens: 96_000, cacheWriteTokens: 4600 };

const ANTHROPIC: Expectations = {
  'anthropic-chat': [charged(CLAUDE, 'msg_', { inputTokens: 1000, outputTokens: 200 }, '0.006')],
  // 0.2 tells an input of everything, and not how long writes live.
  'anthropic-cached': [charged(CLAUDE, 'msg_', CLAUDE_USAGE, '0.081', { basis: 'estimated' })],
  'anthropic-stream': [charged(CLAUDE, null, CLAUDE_USAGE, '0.081', { basis: 'estimated' })],
  'anthropic-tool-call': [charged(CLAUDE, 'msg_', { inputTokens: 1000, outputTokens: 200 }, '0.006')],
  'anthropic-error': [untold({ provider: 'anthropic', model: 'claude-sonnet-4-5' }, { status: 'error' })],
};

const ASKED = (model: string): { provider: string; model: string } => ({ provider: 'openai', model });

/** The provider is in LangChain's metadata, the id in the message that it made of the answer. */
const LANGCHAIN: Expectations = {
  'langchain-chat': [charged(ASKED('gpt-4o'), 'chatcmpl-', { inputTokens: 1000, outputTokens: 200 }, '0.0045')],
  'langchain-chain': [charged(ASKED('gpt-5'), 'chatcmpl-', { inputTokens: 2000, cacheReadTokens: 1536, outputTokens: 100 }, '0.001772')],
};

export const OPENINFERENCE: Readonly<Record<string, Expectations>> = {
  'openinference-js-openai': OPENAI,
  'openinference-js-anthropic': ANTHROPIC,
  'openinference-js-langchain': LANGCHAIN,
  // LangChain's span and OpenAI's are one call: the answer has one id.
  'openinference-js-langchain-and-openai': { 'langchain-chat': [PLAIN], 'langchain-chain': [CACHED] },
  'openinference-js-vercel': AI_SDK_7,
};
