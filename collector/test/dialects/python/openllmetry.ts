import { rejected, untold, type ExpectedCall, type Expectations } from '../expected-call.ts';
import * as answers from './answers.ts';

const NO_PARTS = { cacheReadTokens: 0, reasoningTokens: 0 };

/** It calls Google by a name for all of Google's APIs, and tells thoughts by its total only: 1,120 − 1,000 − 30 = 90. */
const atGoogle = (call: ExpectedCall): ExpectedCall => ({ ...call, operation: 'generate_content', provider: 'gcp.gen_ai' });

/** Beside each span for Claude is the one of Anthropic's own SDK, which is the same call by its id. */
const OPENLLMETRY: Expectations = {
  'openai-chat': [answers.chat(NO_PARTS)],
  'openai-stream': [answers.stream()],
  'openai-cached': [answers.cached({ reasoningTokens: 0 })],
  'openai-reasoning': [answers.reasoning({ ...NO_PARTS, reasoningTokens: 128 })],
  'openai-tool-call': [answers.chat(NO_PARTS)],
  'openai-error': [rejected(answers.ASKED_4O, 'rate_limited')],
  'openai-embeddings': [answers.embeddings({ cacheReadTokens: 0 })],
  'openai-responses': [answers.responses()],
  'anthropic-chat': [answers.claude(answers.NO_CACHE)],
  'anthropic-cached': [answers.claudeCached()],
  // Its own span says 1,851 tokens of output, one too many, which it takes from the stream's first event: a conflict, which adds nothing.
  'anthropic-stream': [answers.claudeCached()],
  'anthropic-tool-call': [answers.claude(answers.NO_CACHE)],
  'anthropic-error': [untold(answers.ASKED_CLAUDE, { status: 'error' }), rejected(answers.ASKED_CLAUDE, 'error')],
  'google-chat': [atGoogle(answers.gemini())],
  'google-thoughts': [atGoogle(answers.thoughts())],
  'google-stream': [atGoogle(answers.thoughts())],
  'google-error': [{ ...atGoogle(untold({ provider: 'gcp.gen_ai', model: 'gemini-2.5-flash' }, { status: 'error' })) }],
  'langchain-chain': [answers.cached({ reasoningTokens: 0 })],
  workflow: [answers.cached({ reasoningTokens: 0 }), answers.claudeCached()],
};

const CACHE_KNOWN = { cacheReadTokens: 0, cacheWriteTokens: 0 };

/** Anthropic's messages were completions; usage of streams was not told. */
const OPENLLMETRY_0_40: Expectations = {
  'openai-chat': [answers.chat({ cacheReadTokens: 0 })],
  'openai-stream': [untold({ provider: 'openai', model: 'gpt-4o-2024-08-06' }, { id: 'chatcmpl-' })],
  'openai-cached': [answers.cached()],
  'openai-reasoning': [answers.reasoning({ cacheReadTokens: 0 })],
  'openai-tool-call': [answers.chat({ cacheReadTokens: 0 })],
  'openai-error': [untold(answers.ASKED_4O, { status: 'error' })],
  'openai-embeddings': [answers.embeddings({ cacheReadTokens: 0 })],
  'anthropic-chat': [{ ...answers.claude(CACHE_KNOWN), operation: 'text_completion' }],
  'anthropic-cached': [{ ...answers.claudeCachedAnyTtl(), operation: 'text_completion' }],
  'anthropic-stream': [{ ...untold(answers.ASKED_CLAUDE, { id: 'msg_' }), operation: 'text_completion' }],
  'anthropic-tool-call': [{ ...answers.claude(CACHE_KNOWN), operation: 'text_completion' }],
};

/** Its input comes without what was cached; the vendor in a model's id is left out, so that it has no price without an operator's alias. */
const atBedrock = (model: string, id: string | null): ExpectedCall => ({
  ...answers.claudeCachedAnyTtl(id),
  provider: 'aws.bedrock',
  model,
  cost: null,
  basis: 'unpriced',
  reason: 'model_unknown',
});

const BEDROCK: Expectations = {
  'bedrock-converse': [atBedrock('claude-sonnet-4-5-20250929-v1:0', null)],
  'bedrock-converse-stream': [atBedrock('claude-sonnet-4-5-20250929-v1:0', null)],
  'bedrock-invoke': [atBedrock('claude-sonnet-4-5-20250929', 'msg_bdrk_')],
};

export const OPENLLMETRIES: Readonly<Record<string, Expectations>> = {
  'openllmetry-python': OPENLLMETRY,
  'openllmetry-0.40-python': OPENLLMETRY_0_40,
  'openllmetry-bedrock-python': BEDROCK,
};
