import { charged, GPT_5, untold, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_PARTS = { cacheReadTokens: 0, reasoningTokens: 0 };

/** Around the calls are `invoke_agent`, with the sum of their usage, and the tools; below those of Claude the SDK's own span. */
const PYDANTIC_AI: Expectations = {
  'openai-cached': [answers.cached({ reasoningTokens: 0 })],
  'openai-reasoning': [answers.reasoning()],
  'openai-stream': [answers.cached({ reasoningTokens: 0 })],
  'openai-error': [untold(answers.ASKED_5, { status: 'error' })],
  'anthropic-cached': [answers.claudeCached()],
  agent: [answers.cached({ reasoningTokens: 0 }), answers.cached({ reasoningTokens: 0 })],
};

/** Tells no id, and of OpenAI nothing that was cached; the span of the agent, `agent run`, has no operation. */
const PYDANTIC_AI_1_0: Expectations = {
  'openai-cached': [answers.cachedUntold(null)],
  'openai-reasoning': [answers.reasoning({ reasoningTokens: 128 }, null)],
  'openai-stream': [charged({ ...GPT_5, model: 'gpt-5' }, null, { inputTokens: 2000, outputTokens: 100 }, '0.0035')],
  'openai-error': [untold(answers.ASKED_5, { status: 'error' })],
  'anthropic-cached': [answers.claudeCachedAnyTtl(null)],
  agent: [answers.cachedUntold(null), answers.cachedUntold(null)],
};

/** Details of the usage are in `gen_ai.usage.raw`. A stream has two spans, in two traces: the second one, a `log`, has the usage. */
const LOGFIRE: Expectations = {
  'openai-chat': [answers.chat(NO_PARTS)],
  'openai-stream': [{ ...answers.stream({ reasoningTokens: 0 }, null), model: 'gpt-4o' }],
  'openai-cached': [answers.cached({ reasoningTokens: 0 })],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128 })],
  'openai-tool-call': [answers.chat(NO_PARTS)],
  'openai-error': [untold(answers.ASKED_4O, { status: 'error' })],
  'openai-embeddings': [answers.embeddings()],
  'openai-responses': [answers.responses({ cacheWriteTokens: 0 })],
  'anthropic-chat': [answers.claude(answers.NO_CACHE)],
  'anthropic-cached': [answers.claudeCached()],
  // Beside it is the span of Anthropic's own SDK. Nothing ties it to the one of Logfire, which has neither its trace nor an id: one
  // call is charged twice, which is known and said in the README.
  'anthropic-stream': [answers.claudeCached(), { ...answers.claudeCached({}, null), model: 'claude-sonnet-4-5' }],
  'anthropic-tool-call': [answers.claude(answers.NO_CACHE)],
  'anthropic-error': [untold(answers.ASKED_CLAUDE, { status: 'error' })],
};

export const PYDANTIC: Readonly<Record<string, Expectations>> = {
  'pydantic-ai-python': PYDANTIC_AI,
  'pydantic-ai-1.0-python': PYDANTIC_AI_1_0,
  'logfire-python': LOGFIRE,
};
