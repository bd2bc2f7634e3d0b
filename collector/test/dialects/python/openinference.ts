import { charged, GEMINI, rejected, untold, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_PARTS = { cacheReadTokens: 0, reasoningTokens: 0 };
const NO_AUDIO = { inputAudioTokens: 0, outputAudioTokens: 0 };

/** Ids are in the answers that `output.value` has; LangChain's spans and the OpenAI SDK's are one call by them. */
const OPENINFERENCE: Expectations = {
  'openai-chat': [answers.chat({ ...NO_PARTS, ...NO_AUDIO })],
  'openai-stream': [answers.stream({ reasoningTokens: 0, ...NO_AUDIO })],
  'openai-cached': [answers.cached({ reasoningTokens: 0, ...NO_AUDIO })],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128, ...NO_AUDIO })],
  'openai-tool-call': [answers.chat({ ...NO_PARTS, ...NO_AUDIO })],
  'openai-error': [untold(answers.ASKED_4O, { status: 'error' })],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.responses({ cacheWriteTokens: 0 })],
  'anthropic-chat': [answers.claude(answers.NO_CACHE)],
  'anthropic-cached': [answers.claudeCached()],
  'anthropic-stream': [answers.claudeCached()],
  'anthropic-tool-call': [answers.claude(answers.NO_CACHE)],
  'anthropic-error': [rejected(answers.ASKED_CLAUDE, 'error')],
  'google-chat': [answers.gemini()],
  'google-thoughts': [answers.thoughts()],
  'google-stream': [answers.thoughts()],
  'google-error': [untold(GEMINI, { status: 'error' })],
  'langchain-chain': [answers.cached({ reasoningTokens: 0, ...NO_AUDIO })],
  'langchain-agent': [answers.cached({ reasoningTokens: 0, ...NO_AUDIO }), answers.cached({ reasoningTokens: 0, ...NO_AUDIO })],
};

/** The details of OpenAI's usage, and the times to live of Anthropic's cache writes, are in `output.value` only. */
const OPENINFERENCE_0_1: Expectations = {
  'openai-chat': [answers.chat(NO_PARTS)],
  'openai-stream': [answers.stream({ reasoningTokens: 0 })],
  'openai-cached': [answers.cached({ reasoningTokens: 0 })],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128 })],
  'openai-tool-call': [answers.chat(NO_PARTS)],
  'openai-error': [untold(answers.ASKED_4O, { status: 'error' })],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.responses({ cacheWriteTokens: 0 })],
  'anthropic-chat': [answers.claude(answers.NO_CACHE)],
  'anthropic-cached': [answers.claudeCached()],
  // Of a stream it tells neither the id nor anything of the cache, whose 100,600 tokens are missing: nothing in the span tells.
  'anthropic-stream': [charged(answers.ASKED_CLAUDE, null, { inputTokens: 2400, outputTokens: 1850 }, '0.03495')],
  'anthropic-tool-call': [answers.claude(answers.NO_CACHE)],
};

export const OPENINFERENCES: Readonly<Record<string, Expectations>> = {
  'openinference-python': OPENINFERENCE,
  'openinference-0.1-python': OPENINFERENCE_0_1,
};
