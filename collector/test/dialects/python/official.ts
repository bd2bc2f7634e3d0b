import { charged, GEMINI, rejected, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

/**
 * Beside each span are a log event with the same attributes, which is not read, and for Claude the span of Anthropic's own SDK, which
 * is the same call by its id and tells how long cache writes live.
 */
const OFFICIAL: Expectations = {
  'openai-chat': [answers.chat()],
  'openai-stream': [answers.stream()],
  'openai-cached': [answers.cached()],
  'openai-reasoning': [answers.reasoning()],
  'openai-tool-call': [answers.chat()],
  'openai-error': [rejected(answers.ASKED_4O, 'rate_limited')],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.responses()],
  'anthropic-chat': [answers.claude(answers.NO_CACHE)],
  'anthropic-cached': [answers.claudeCached()],
  'anthropic-stream': [answers.claudeCached()],
  'anthropic-tool-call': [answers.claude(answers.NO_CACHE)],
  // Neither of the two spans has an answer's id; the SDK's, which tells the HTTP status, is right below the other.
  'anthropic-error': [rejected(answers.ASKED_CLAUDE, 'error')],
  'google-chat': [{ ...answers.gemini(), operation: 'generate_content' }],
  'google-thoughts': [{ ...answers.thoughts(), operation: 'generate_content' }],
  'google-stream': [{ ...answers.thoughts(), operation: 'generate_content' }],
  'google-error': [{ ...rejected(GEMINI, 'error'), operation: 'generate_content' }],
  'langchain-chain': [answers.cached()],
  'langchain-agent': [answers.cached(), answers.cached()],
};

/** Tells neither what was cached nor what was reasoned, and sees no embeddings before 2.4. */
const OPENAI_V2_2_1: Expectations = {
  'openai-chat': [answers.chat()],
  'openai-stream': [
    charged({ provider: 'openai', model: 'gpt-4o-2024-08-06' }, 'chatcmpl-', { inputTokens: 2000, outputTokens: 100 }, '0.006'),
  ],
  'openai-cached': [answers.cachedUntold()],
  'openai-reasoning': [answers.reasoning({})],
  'openai-tool-call': [answers.chat()],
  'openai-error': [rejected(answers.ASKED_4O, 'rate_limited')],
};

/** Counts of a stream are those of its eleven events together, and thoughts are left out: nothing in the span tells. */
const GOOGLE_0_4: Expectations = {
  'google-chat': [{ ...answers.gemini({}, null), operation: 'generate_content' }],
  'google-thoughts': [{ ...charged(GEMINI, null, { inputTokens: 1000, outputTokens: 30 }, '0.000375'), operation: 'generate_content' }],
  'google-stream': [{ ...charged(GEMINI, null, { inputTokens: 11_000, outputTokens: 175 }, '0.0037375'), operation: 'generate_content' }],
  'google-error': [
    { ...charged(GEMINI, null, { inputTokens: 0, outputTokens: 0 }, '0', { status: 'error' }), operation: 'generate_content' },
  ],
};

export const OFFICIALS: Readonly<Record<string, Expectations>> = {
  'official-python': OFFICIAL,
  'official-openai-v2-2.4-python': { ...OPENAI_V2_2_1, 'openai-embeddings': [answers.embeddings()] },
  'official-openai-v2-2.1-python': OPENAI_V2_2_1,
  'official-google-0.4-python': GOOGLE_0_4,
};
