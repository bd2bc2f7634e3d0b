import { charged, CLAUDE, rejected, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_CACHE = { cacheReadTokens: 0, cacheWriteTokens: 0 };

/**
 * Claude's input is 2,400 and comes without the 100,600 of the cache; Gemini's output is 30 and comes without the thoughts. What
 * OpenLIT makes of the cost is not believed: no provider told it. A span of a failed call of Claude or Gemini has no attributes.
 */
const OPENLIT: Expectations = {
  'openai-chat': [answers.chat(NO_CACHE)],
  'openai-stream': [answers.stream({ cacheWriteTokens: 0 })],
  'openai-cached': [answers.cached({ cacheWriteTokens: 0 })],
  'openai-reasoning': [answers.reasoning(NO_CACHE)],
  'openai-tool-call': [answers.chat(NO_CACHE)],
  'openai-error': [rejected(answers.ASKED_4O, 'rate_limited')],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.responses({ cacheWriteTokens: 0 })],
  'anthropic-chat': [answers.claude(NO_CACHE)],
  'anthropic-cached': [answers.claudeCachedAnyTtl()],
  'anthropic-stream': [answers.claudeCachedAnyTtl()],
  'anthropic-tool-call': [answers.claude(NO_CACHE)],
  'anthropic-error': [],
  'google-chat': [answers.gemini(NO_CACHE)],
  'google-thoughts': [answers.thoughts({ cacheWriteTokens: 0 })],
  'google-stream': [answers.thoughts({ cacheWriteTokens: 0 })],
  'google-error': [],
};

/** Each span is sent twice. Nothing tells what was cached, so that of Claude's input of 103,000 tokens 2,400 are seen. */
const OPENLIT_1_33: Expectations = {
  'openai-chat': [answers.chat()],
  'openai-cached': [answers.cachedUntold()],
  'openai-reasoning': [answers.reasoning({})],
  'openai-tool-call': [answers.chat()],
  'openai-error': [],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.cachedUntold('resp_')],
  'anthropic-chat': [answers.claude()],
  'anthropic-cached': [charged(CLAUDE, 'msg_', { inputTokens: 2400, outputTokens: 1850 }, '0.03495')],
  'anthropic-stream': [charged(CLAUDE, 'msg_', { inputTokens: 2400, outputTokens: 1850 }, '0.03495')],
  'anthropic-tool-call': [answers.claude()],
  'anthropic-error': [],
};

export const OPENLITS: Readonly<Record<string, Expectations>> = { 'openlit-python': OPENLIT, 'openlit-1.33-python': OPENLIT_1_33 };
