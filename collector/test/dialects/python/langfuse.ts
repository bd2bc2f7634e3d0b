import { untold, type ExpectedCall, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_PARTS = { cacheReadTokens: 0, reasoningTokens: 0 };

/** Langfuse tells no provider and no id: the tokens are counted, and the cost is not known. */
const unpriced = (call: ExpectedCall): ExpectedCall => ({
  ...call,
  provider: 'unknown',
  id: null,
  cost: null,
  basis: 'unpriced',
  reason: 'model_unknown',
});

const CHAT = unpriced(answers.chat(NO_PARTS));
const CACHED = unpriced(answers.cached({ reasoningTokens: 0 }));

/** Its drop-in for the OpenAI SDK; an agent around two generations has no usage of its own. */
const LANGFUSE: Expectations = {
  'openai-chat': [CHAT],
  'openai-stream': [unpriced(answers.stream({ reasoningTokens: 0 }))],
  'openai-cached': [CACHED],
  'openai-reasoning': [unpriced(answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128 }))],
  'openai-tool-call': [CHAT],
  'openai-error': [untold({ provider: 'unknown', model: 'gpt-4o' }, { status: 'error' })],
  'openai-embeddings': [unpriced(answers.embeddings())],
  'openai-responses': [unpriced(answers.responses({ cacheWriteTokens: 0 }))],
  agent: [CACHED, CHAT],
};

export const LANGFUSES: Readonly<Record<string, Expectations>> = { 'langfuse-python': LANGFUSE };
