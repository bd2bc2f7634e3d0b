import { readCall } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { CompoundReader } from '../../src/groq/compound-reader.ts';
import { GroqInstrumentation } from '../../src/groq/index.ts';
import { allOf } from '../all-of.ts';
import { observe } from '../observe.ts';
import { watchSdk } from '../watch-sdk.ts';
import { SDK_COPIES, type SdkCopies } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new GroqInstrumentation(), SDK_COPIES, { now: () => new Date('2026-11-22T12:00:00Z') });

const messages = [{ role: 'user' as const, content: 'a secret of the customer' }];
const used = { headers: { 'x-usage': '{"inputTokens":2001,"outputTokens":300}' } };
const ask = { model: 'groq/compound', messages };

describe.each(SDK_COPIES)('a compound system of groq-sdk $version', ({ instrumented, plain }) => {
  const clientOf = (Sdk: SdkCopies['plain']) => new Sdk({ apiKey: 'any', baseURL: `${providers.url}/groq`, maxRetries: 0 });

  test.each([
    ['whole', async (Sdk: SdkCopies['plain']) => clientOf(Sdk).chat.completions.create(ask, used)],
    ['streamed', async (Sdk: SdkCopies['plain']) => allOf(await clientOf(Sdk).chat.completions.create({ ...ask, stream: true }, used))],
  ] as const)('%s: each of its models is a call, and so are its searches; the chat itself is none', async (_how, call) => {
    expect(observe(await call(instrumented))).toEqual(observe(await call(plain)));
    const seen = await spans.settled(4);
    const chat = seen.at(-1);
    expect(seen.map(({ name }) => name)).toEqual([
      'chat llama-3.3-70b-versatile',
      'chat openai/gpt-oss-120b',
      'chat groq/compound',
      'chat groq/compound',
    ]);
    const calls = seen.map(({ attributes }) => readCall(attributes));
    expect(calls.at(-1)).toBeUndefined();
    expect(calls.map((reading) => reading?.usage)).toEqual([
      { inputTokens: 1001, outputTokens: 150 },
      { inputTokens: 1000, outputTokens: 150 },
      { inputTokens: 0, outputTokens: 0, webSearches: 2 },
      undefined,
    ]);
    expect(new Set(calls.slice(0, 3).map((reading) => reading?.responseId)).size).toBe(3);
    for (const inner of seen.slice(0, 3)) expect(inner.parentSpanContext?.spanId).toBe(chat?.spanContext().spanId);
    expect(chat?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 2001, 'gen_ai.usage.output_tokens': 300 });
    expect(JSON.stringify(seen.map(({ attributes }) => attributes))).not.toContain('secret');
  });

  test('that is left in mid-stream is a chat without usage', async () => {
    for await (const _chunk of await clientOf(instrumented).chat.completions.create({ ...ask, stream: true }, used)) break;
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(readCall(span?.attributes ?? {})).toMatchObject({ operation: 'chat', requestModel: 'groq/compound' });
    expect(span?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
  });
});

test('searches of a model that is no system are part of its chat, and one that is told twice is one', () => {
  const reader = new CompoundReader({});
  const searched = { choices: [{ delta: { executed_tools: [{ index: 0, type: 'browser_search' }] } }] };
  reader.readEvent(searched);
  reader.readEvent(searched);
  expect(reader.attributes(true)).toMatchObject({ 'spancost.usage.web_searches': 1 });
});

test.each([
  null,
  7,
  'many',
  { usage_breakdown: 7 },
  { usage_breakdown: { models: {} } },
  { choices: [{ message: { executed_tools: 'all' } }] },
])('an answer that tells nothing of models or tools is a chat like any other', (answer) => {
  const calls: unknown[] = [];
  const reader = new CompoundReader({});
  reader.tellInnerCalls((call) => calls.push(call));
  reader.readAnswer(answer);
  expect(reader.attributes(false)).not.toHaveProperty('spancost.usage.web_searches');
  expect(calls).toEqual([]);
});
