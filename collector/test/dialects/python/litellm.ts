import { charged, rejected, untold, type ExpectedCall, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_PARTS = { cacheReadTokens: 0, reasoningTokens: 0 };
const CACHED = answers.cached({ reasoningTokens: 0 });

/** A stream's span has the model that was asked for in the place of the one that answered. */
const STREAM: ExpectedCall = { ...answers.stream({ reasoningTokens: 0 }), model: 'gpt-4o' };

/**
 * The spans are `litellm_request` and, below it, `raw_gen_ai_request` with the provider's own words, which is no call. Details of the
 * usage are in `metadata.usage_object`, a text that Python made of a dictionary. Its own cost is not believed.
 */
const LITELLM: Expectations = {
  'openai-chat': [answers.chat(NO_PARTS)],
  'openai-stream': [STREAM],
  'openai-cached': [CACHED],
  'openai-asyncio': [CACHED],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128 })],
  // The id is LiteLLM's own where there is no answer, or none with an id.
  'openai-error': [{ ...rejected(answers.ASKED_4O, 'rate_limited'), id: '' }],
  'openai-embeddings': [answers.embeddings({ outputTokens: 0 }, '')],
  'anthropic-cached': [answers.claudeCached({ reasoningTokens: 0 }, 'chatcmpl-')],
  'google-thoughts': [answers.thoughts()],
};

/** Its input of Claude comes without what was written to a cache: 98,400 and 4,600. */
const LITELLM_1_75: Expectations = {
  'openai-chat': [answers.chat(NO_PARTS)],
  'openai-stream': [STREAM],
  'openai-cached': [CACHED],
  'openai-asyncio': [CACHED],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0, reasoningTokens: 128 })],
  'openai-error': [untold(answers.ASKED_4O, { status: 'error' })],
  // Nothing tells the provider.
  'openai-embeddings': [
    charged({ provider: 'unknown', model: 'text-embedding-3-small' }, null, { inputTokens: 12, outputTokens: 0 }, '0', {
      operation: 'embeddings',
      cost: null,
      basis: 'unpriced',
      reason: 'model_unknown',
    }),
  ],
  'anthropic-cached': [answers.claudeCachedAnyTtl('chatcmpl-')],
};

export const LITELLMS: Readonly<Record<string, Expectations>> = { 'litellm-python': LITELLM, 'litellm-1.75-python': LITELLM_1_75 };
