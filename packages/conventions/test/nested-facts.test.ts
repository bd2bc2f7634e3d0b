import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCall, type AttributeMap, type InstrumentationScope, type Usage } from '../src/index.ts';

const LITELLM: InstrumentationScope = { name: 'litellm' };
const LOGFIRE: InstrumentationScope = { name: 'logfire.openai', version: '5.2.0' };
const LANGFUSE: InstrumentationScope = { name: 'langfuse-sdk' };
const OPENINFERENCE: InstrumentationScope = { name: 'openinference.instrumentation.openai', version: '0.1.66' };

const CHAT: AttributeMap = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': 2000, 'gen_ai.usage.output_tokens': 100 };
const WHOLES: Usage = { inputTokens: 2000, outputTokens: 100 };

function usageOf(attributes: AttributeMap, scope: InstrumentationScope): Usage | undefined {
  return readCall({ ...CHAT, ...attributes }, scope)?.usage;
}

describe('LiteLLM', () => {
  it.each([
    ['acompletion', 'chat'],
    ['anthropic_messages', 'chat'],
    ['aresponses', 'chat'],
    ['atext_completion', 'text_completion'],
    ['aembedding', 'embeddings'],
    ['arerank', 'rerank'],
    ['atranscription', 'transcription'],
  ])('%s, under its name as the operation or as the type of the request, is %s', (called, operation) => {
    expect(readCall({ ...CHAT, 'gen_ai.operation.name': called }, LITELLM)?.operation).toBe(operation);
    expect(readCall({ ...CHAT, 'gen_ai.operation.name': undefined, 'llm.request.type': called }, LITELLM)?.operation).toBe(operation);
  });

  it('a function that calls no model is no call', () => {
    expect(readCall({ ...CHAT, 'gen_ai.operation.name': 'acreate_file' }, LITELLM)).toBeUndefined();
  });

  it('98,400 tokens of Claude and 4,600 written beside them are an input of 103,000 where the text is not counted', () => {
    const usage = {
      prompt_tokens: 98_400,
      completion_tokens: 1850,
      total_tokens: 100_250,
      cache_creation_input_tokens: 4600,
      cache_read_input_tokens: 96_000,
    };
    const told = { 'gen_ai.usage.input_tokens': undefined, 'gen_ai.usage.prompt_tokens': 98_400, 'llm.usage.total_tokens': 100_250 };
    const call = readCall(
      { ...CHAT, ...told, 'gen_ai.usage.output_tokens': 1850, 'metadata.usage_object': JSON.stringify(usage) },
      LITELLM,
    );
    expect(call).toMatchObject({ usage: { inputTokens: 103_000, cacheReadTokens: 96_000, cacheWriteTokens: 4600 }, problems: [] });
  });

  it.each<[string, unknown]>([
    ['no text', 7],
    ['an empty text', ''],
    ['no dictionary', "['cached_tokens']"],
    ['a dictionary that is cut off', "{'prompt_tokens_details': {'cached_tokens': 15"],
    ['texts with quotes', "{'prompt_tokens_details': {'cached_tokens': 1536}, 'note': \"it's\"}"],
    ['a text in the place of a dictionary', "{'prompt_tokens_details': 'cached_tokens'}"],
    ['None in the place of every number', "{'prompt_tokens_details': {'cached_tokens': None}, 'completion_tokens_details': None}"],
    ['a list in the place of a number', "{'prompt_tokens_details': {'cached_tokens': [1536]}}"],
  ])('of a usage that is %s nothing is read', (_, written) => {
    expect(usageOf({ 'metadata.usage_object': written }, LITELLM)).toEqual(WHOLES);
  });

  it('a count that is negative is a problem, as anywhere', () => {
    const call = readCall({ ...CHAT, 'metadata.usage_object': "{'prompt_tokens_details': {'cached_tokens': -1}}" }, LITELLM);
    expect(call?.problems).toMatchObject([{ code: 'negative', field: 'cacheReadTokens' }]);
  });
});

describe('Logfire', () => {
  it('tells what was cached in the raw usage', () => {
    const raw = JSON.stringify({ prompt_tokens: 2000, prompt_tokens_details: { cached_tokens: 1536 } });
    expect(usageOf({ 'gen_ai.usage.raw': raw }, LOGFIRE)).toEqual({ ...WHOLES, cacheReadTokens: 1536 });
  });

  it('has a first span of a stream that is no call, unless it failed', () => {
    const begun = { 'gen_ai.operation.name': 'chat', 'logfire.span_type': 'span' };
    expect(readCall(begun, LOGFIRE)).toBeUndefined();
    expect(readCall({ ...begun, 'logfire.exception.fingerprint': 'a' }, LOGFIRE)).toMatchObject({ operation: 'chat', usage: {} });
    expect(readCall(begun, { name: 'other' })).toMatchObject({ operation: 'chat' });
  });
});

describe('OpenInference', () => {
  const LLM: AttributeMap = { 'openinference.span.kind': 'LLM', 'llm.system': 'openai' };

  it('tells the id, the model and the tier in the answer only', () => {
    const answer = JSON.stringify({ id: 'chatcmpl-1', model: 'gpt-5-2025-08-07', service_tier: 'flex' });
    expect(readCall({ ...LLM, 'llm.token_count.prompt': 9, 'output.value': answer }, OPENINFERENCE)).toMatchObject({
      responseId: 'chatcmpl-1',
      responseModel: 'gpt-5-2025-08-07',
      serviceTier: 'flex',
      usage: { inputTokens: 9 },
    });
  });

  it.each<[string, object, Usage]>([
    ['OpenAI', { prompt_tokens: 9, completion_tokens: 4 }, { inputTokens: 9, outputTokens: 4 }],
    [
      'Anthropic, whose input comes without what was cached',
      { input_tokens: 36, cache_read_input_tokens: 64, cache_creation_input_tokens: 30, output_tokens: 4 },
      { inputTokens: 130, cacheReadTokens: 64, cacheWriteTokens: 30, outputTokens: 4 },
    ],
    ['nobody who is known', { input_tokens: 36, output_tokens: 4 }, {}],
  ])('without counts of its own has those of the answer of %s', (_, usage, read) => {
    expect(readCall({ ...LLM, 'output.value': JSON.stringify({ id: 'a', usage }) }, OPENINFERENCE)?.usage).toEqual(read);
  });

  it.each(['{', '{"id":7}', '[]', 'null', '"text"', '{"generations":[[]]}', '{"generations":[[{"message":null}]]}', '{"usage":[1]}'])(
    'of an answer that is %s nothing is read',
    (answer) => {
      expect(readCall({ ...LLM, 'output.value': answer }, OPENINFERENCE)).toMatchObject({ provider: 'openai', usage: {}, problems: [] });
      expect(readCall({ ...LLM, 'output.value': answer }, OPENINFERENCE)?.responseId).toBeUndefined();
    },
  );
});

it('of Langfuse a generation is a call and an agent is none', () => {
  const usage = { 'langfuse.observation.usage_details': '{"input": 12, "output": 3}', 'langfuse.observation.model.name': 'gpt-5' };
  expect(readCall({ ...usage, 'langfuse.observation.type': 'generation' }, LANGFUSE)).toMatchObject({
    operation: 'chat',
    requestModel: 'gpt-5',
    usage: { inputTokens: 12, outputTokens: 3 },
  });
  expect(readCall({ ...usage, 'langfuse.observation.type': 'agent' }, LANGFUSE)).toBeUndefined();
});

it('whatever the texts hold, reading them throws nothing and takes the attributes of no other scope', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((json) => json.replaceAll('"', "'").replaceAll('null', 'None')),
    fc.anything(),
  );
  const names = [
    'metadata.usage_object',
    'gen_ai.usage.raw',
    'output.value',
    'llm.invocation_parameters',
    'langfuse.observation.usage_details',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names, 'litellm.provider.model', '__proto__'), text), (attributes) => {
      for (const scope of [LITELLM, LOGFIRE, LANGFUSE, OPENINFERENCE]) readCall({ ...CHAT, ...attributes }, scope);
      expect(usageOf(attributes, { name: 'other' })).toEqual(WHOLES);
    }),
  );
});

describe('LangSmith', () => {
  const LANGSMITH: InstrumentationScope = { name: 'langsmith' };

  it.each([
    ['JSON', '{"cache_read": 400, "cache_creation": 100}', '{"reasoning": 30}'],
    ["Python's text", "{'cache_read': 400, 'cache_creation': 100}", "{'reasoning': 30}"],
  ])('400 cached tokens and 100 written in a text, as %s, are in the input of 2,000', (_, input, output) => {
    const details = { 'gen_ai.usage.input_token_details': input, 'gen_ai.usage.output_token_details': output };
    expect(usageOf(details, LANGSMITH)).toEqual({ ...WHOLES, cacheReadTokens: 400, cacheWriteTokens: 100, reasoningTokens: 30 });
  });

  it.each(['prompt', 'retriever', 'chain', 'parser'])('a %s is no call, whatever its operation says', (kind) => {
    expect(readCall({ ...CHAT, 'langsmith.span.kind': kind }, LANGSMITH)).toBeUndefined();
  });

  it.each(['llm', 'embedding', undefined])('a span of kind %s is a call', (kind) => {
    expect(usageOf({ 'langsmith.span.kind': kind }, LANGSMITH)).toEqual(WHOLES);
  });
});
