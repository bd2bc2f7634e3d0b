import { describe, expect, it } from 'vitest';
import { isOlder } from '../src/emitter.ts';
import { EMITTERS, readCall, writeCall, type AttributeMap, type Usage } from '../src/index.ts';
import { dialectsPage } from './dialects-page.ts';

function usageOf(scope: string, attributes: AttributeMap, version?: string): Usage | undefined {
  return readCall({ 'gen_ai.operation.name': 'chat', ...attributes }, { name: scope, version })?.usage;
}

const CLAUDE = {
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.usage.input_tokens': 36,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_creation.input_tokens': 30,
  'gen_ai.usage.output_tokens': 9,
};

const GEMINI = {
  'gen_ai.provider.name': 'gcp.gemini',
  'gen_ai.usage.input_tokens': 100,
  'gen_ai.usage.output_tokens': 30,
  'gen_ai.usage.reasoning_tokens': 90,
};

describe('the same numbers mean what their emitter means by them', () => {
  it('36, 64 read and 30 written are an input of 130 where OpenLLMetry or OpenLIT says so', () => {
    for (const scope of ['@traceloop/instrumentation-anthropic', '@openlit/instrumentation-anthropic'])
      expect(usageOf(scope, CLAUDE)).toEqual({ inputTokens: 130, cacheReadTokens: 64, cacheWriteTokens: 30, outputTokens: 9 });
  });

  it.each(['some.instrumentation', '', 'com.anthropic.sdk.typescript'])(
    '36, 64 and 30 cannot be true where %o says so, who includes what was cached: they are not put right',
    (scope) => {
      const call = readCall({ 'gen_ai.operation.name': 'chat', ...CLAUDE }, { name: scope });
      expect(call?.usage.inputTokens).toBe(36);
      expect(call?.problems.map(({ code }) => code)).toEqual(['cache_exceeds_input']);
    },
  );

  it('130, 64 read and 30 written of OpenLLMetry are 224: numbers that look whole are not left out of the rule', () => {
    expect(usageOf('@traceloop/instrumentation-anthropic', { ...CLAUDE, 'gen_ai.usage.input_tokens': 130 })?.inputTokens).toBe(224);
  });

  it('30 of an answer and 90 of thoughts are an output of 120 of OpenLIT, and of anybody else a contradiction', () => {
    expect(usageOf('@openlit/instrumentation-google-ai', GEMINI)).toEqual({ inputTokens: 100, outputTokens: 120, reasoningTokens: 90 });
    const other = readCall({ 'gen_ai.operation.name': 'chat', ...GEMINI }, { name: 'other' });
    expect(other?.problems).toMatchObject([{ code: 'reasoning_exceeds_output' }]);
  });

  it('a total of 250 beside 100, 30 and 90 has 30 tokens that tools brought, which only OpenLLMetry tells so', () => {
    const told = { ...GEMINI, 'gen_ai.usage.total_tokens': 250 };
    const google = usageOf('@traceloop/instrumentation-google-generativeai', told);
    expect(google).toEqual({ inputTokens: 130, outputTokens: 120, reasoningTokens: 90 });
  });

  it('no tokens in and out are no usage of OpenLIT, who writes zeros for what it does not know, and zeros of anybody else', () => {
    const zeros = { 'gen_ai.provider.name': 'openai', 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 };
    expect(usageOf('@openlit/instrumentation-openai', zeros)).toEqual({});
    expect(usageOf('other', zeros)).toEqual({ inputTokens: 0, outputTokens: 0 });
  });

  it('what is read so is written under the names of today, and reads as the same again', () => {
    const call = readCall({ 'gen_ai.operation.name': 'chat', ...CLAUDE }, { name: '@traceloop/instrumentation-anthropic' });
    if (call === undefined) throw new Error('no call');
    expect(readCall(writeCall(call))).toEqual(call);
    expect(readCall(writeCall(call), { name: '@spancost/processor' })).toEqual(call);
  });
});

describe('a total beside its parts', () => {
  const told = (total: unknown, usage: AttributeMap = { 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 5 }): unknown => {
    const call = readCall({ 'gen_ai.operation.name': 'chat', 'llm.usage.total_tokens': total, ...usage });
    return [call?.usage.totalTokens, call?.problems.map(({ code }) => code)];
  };

  it.each([
    ['15, the sum of 10 and 5, says nothing new', told(15), [undefined, []]],
    ['16 contradicts 10 and 5', told(16), [16, ['total_is_not_the_sum']]],
    ['14 contradicts 10 and 5', told(14), [14, ['total_is_not_the_sum']]],
    ['12 alone is all that is known', told(12, {}), [12, []]],
    ['0 alone is nothing', told(0, {}), [undefined, []]],
    ['10 beside an input of 10 says nothing new', told(10, { 'gen_ai.usage.input_tokens': 10 }), [undefined, []]],
    ['9 contradicts an input of 10', told(9, { 'gen_ai.usage.input_tokens': 10 }), [9, ['total_is_not_the_sum']]],
    ['a text is no count', told('many'), [Number.NaN, ['not_a_count']]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('may be of the counts as the emitter has them: 45 of 36 and 9 is no contradiction of 130 and 9', () => {
    const scope = { name: '@traceloop/instrumentation-anthropic' };
    const call = readCall({ 'gen_ai.operation.name': 'chat', ...CLAUDE, 'gen_ai.usage.total_tokens': 45 }, scope);
    expect([call?.usage.inputTokens, call?.problems]).toEqual([130, []]);
  });
});

it('Semantic Kernel told its tokens as those of the response: 1,000 in and 200 out', () => {
  const told = { 'gen_ai.response.prompt_tokens': 1000, 'gen_ai.response.completion_tokens': 200 };
  const call = readCall({ 'gen_ai.operation.name': 'chat.completions', ...told }, { name: 'Microsoft.SemanticKernel.Diagnostics' });
  expect([call?.operation, call?.usage, call?.problems]).toEqual(['chat', { inputTokens: 1000, outputTokens: 200 }, []]);
});

describe('Spring AI, which writes every value as a text', () => {
  const told = (input: unknown, total = '1200', name = 'org.springframework.boot'): unknown => {
    const usage = { 'gen_ai.usage.input_tokens': input, 'gen_ai.usage.output_tokens': '200', 'gen_ai.usage.total_tokens': total };
    const call = readCall({ 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', ...usage }, { name, version: '3.5.0' });
    return [call?.usage.inputTokens, call?.problems.map(({ code }) => code)];
  };

  it.each([
    ["'1000' is 1,000 tokens", told('1000'), [1000, []]],
    ["'0' is none", told('0', '200'), [0, []]],
    ['a number is one as well', told(1000), [1000, []]],
    ["a total of '1300' contradicts 1,000 and 200", told('1000', '1300'), [1000, ['total_is_not_the_sum']]],
    ["'9007199254740993' is more than can be counted", told('9007199254740993', '200'), [2 ** 53, ['not_a_count']]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each(['', ' 1000', '-1', '1e3', '1000.0', '0x10', '1,000', 'none'])('%j is no count', (input) => {
    expect(told(input)).toEqual([Number.NaN, ['not_a_count']]);
  });

  it('nobody else counts in texts', () => {
    expect(told('1000', '1200', 'mine')).toEqual([Number.NaN, expect.arrayContaining(['not_a_count'])]);
  });
});

describe('operations', () => {
  it.each([
    [{ 'openinference.span.kind': 'LLM' }, 'chat'],
    [{ 'openinference.span.kind': 'EMBEDDING' }, 'embeddings'],
    [{ 'openinference.span.kind': 'RERANKER' }, 'rerank'],
    [{ 'llm.request.type': 'completion' }, 'text_completion'],
    [{ 'gen_ai.operation.name': 'embedding' }, 'embeddings'],
    [{ 'gen_ai.operation.name': 'image' }, 'image_generation'],
    [{ 'gen_ai.operation.name': 'chat.completions' }, 'chat'],
    [{ 'gen_ai.operation.name': 'chat.streaming_completions' }, 'chat'],
    [{ 'gen_ai.operation.name': 'text.completions' }, 'text_completion'],
    [{ 'gen_ai.operation.name': 'text.streaming_completions' }, 'text_completion'],
  ])('%o is a call: %s', (attributes, operation) => {
    expect(readCall(attributes)?.operation).toBe(operation);
  });

  it.each([
    ...['CHAIN', 'AGENT', 'TOOL', 'RETRIEVER', 'GUARDRAIL', 'EVALUATOR', 'PROMPT', 'llm', '', 7].map((kind) => ({
      'openinference.span.kind': kind,
    })),
    ...['workflow', 'task', 'agent', 'tool'].map((kind) => ({ 'traceloop.span.kind': kind })),
    { 'gen_ai.operation.name': 'agent_step', 'openinference.span.kind': 'LLM' },
    { 'ai.operationId': 'ai.generateText', 'openinference.span.kind': 'LLM' },
    { 'llm.request.type': 'unknown' },
  ])('%o only contains calls', (attributes) => {
    expect(readCall({ ...attributes, 'gen_ai.usage.input_tokens': 5, 'llm.token_count.prompt': 5 })).toBeUndefined();
  });

  it('a model without an operation is a call of those who leave it out, and of nobody else', () => {
    const told = { 'gen_ai.system': 'aws.bedrock', 'gen_ai.request.model': 'amazon.nova-pro-v1:0' };
    expect(readCall(told, { name: '@opentelemetry/instrumentation-aws-sdk' })?.operation).toBe('chat');
    expect(readCall({ 'rpc.service': 'S3' }, { name: '@opentelemetry/instrumentation-aws-sdk' })).toBeUndefined();
    expect(readCall(told, { name: 'other' })).toBeUndefined();
  });
});

describe('versions', () => {
  it.each([
    ['0.9.12', '0.10', true],
    ['0.10', '0.9.12', false],
    ['1.0.0', '1.0', false],
    ['1.2.0b3', '1.2.1', true],
    ['', '0.1', true],
    ['v2', '0.1', true],
  ])('%o comes before %o: %s', (version, other, expected) => {
    expect(isOlder(version, other)).toBe(expected);
  });
});

it('every row says where it was read', () => {
  for (const { emitter, source, scopes } of EMITTERS)
    expect([emitter, source.length > 20, scopes.length > 0]).toEqual([emitter, true, true]);
});

it('docs/dialects.md says what the reader knows', async () => {
  await expect(dialectsPage()).toMatchFileSnapshot('../../../docs/dialects.md');
});
