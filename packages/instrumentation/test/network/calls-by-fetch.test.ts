import { context, createContextKey, trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { HEADERS, watchNetwork } from './watch-network.ts';

const network = watchNetwork();
const { spans, watchAs, post } = network;

const messages = [{ role: 'user', content: 'hello' }];
const usage = (counts: object): Record<string, string> => ({ 'x-usage': JSON.stringify(counts) });
const CHAT = '/openai/v1/chat/completions';
const chat = { model: 'gpt-5', messages };
const stream = { ...chat, stream: true, stream_options: { include_usage: true } };

const SHAPES = [
  { name: 'chat', provider: 'openai', path: CHAT, body: chat, span: 'chat gpt-5' },
  { name: 'a stream of chat', provider: 'openai', path: CHAT, body: stream, span: 'chat gpt-5' },
  { name: 'a response', provider: 'openai', path: '/openai/v1/responses', body: { model: 'gpt-5', input: 'hello' }, span: 'chat gpt-5' },
  {
    name: 'a streamed response',
    provider: 'openai',
    path: '/openai/v1/responses',
    body: { model: 'gpt-5', input: 'x'.repeat(60_000), stream: true },
    span: 'chat gpt-5',
  },
  {
    name: 'a message',
    provider: 'anthropic',
    path: '/anthropic/v1/messages',
    body: { model: 'claude-sonnet-5-5', max_tokens: 50, messages },
    span: 'chat claude-sonnet-5-5',
  },
  {
    name: 'a streamed message',
    provider: 'anthropic',
    path: '/anthropic/v1/messages',
    body: { model: 'claude-sonnet-5-5', max_tokens: 50, messages, stream: true },
    span: 'chat claude-sonnet-5-5',
  },
];

test.each(SHAPES)('$name by fetch is one span with its usage', async ({ provider, path, body, span }) => {
  watchAs(provider);
  const extra = { 'anthropic-version': '2023-06-01', ...usage({ inputTokens: 1000, outputTokens: 200, cacheRead: 0 }) };
  const text = await (await post(path, body, extra)).text();
  expect(text).not.toBe('');
  const [seen, ...more] = await spans.settled(1);
  expect(more).toEqual([]);
  expect(seen?.name).toBe(span);
  expect(seen?.attributes).toMatchObject({
    'gen_ai.provider.name': provider,
    'gen_ai.usage.input_tokens': 1000,
    'gen_ai.usage.output_tokens': 200,
    'server.address': '127.0.0.1',
  });
  expect(seen?.attributes['gen_ai.response.id']).toEqual(expect.any(String));
  expect(seen?.attributes['gen_ai.response.finish_reasons']).not.toContain('error');
  expect(seen?.attributes['error.type']).toBeUndefined();
});

test.each(['generateContent', 'streamGenerateContent?alt=sse', 'streamGenerateContent'])('Gemini %s has its usage', async (method) => {
  watchAs('gcp.gemini');
  const metadata = JSON.stringify({ promptTokenCount: 1000, candidatesTokenCount: 200, thoughtsTokenCount: 90 });
  const contents = [{ role: 'user', parts: [{ text: 'hello' }] }];
  const answer = await post(`/google/v1beta/models/gemini-2.5-flash:${method}`, { contents }, { 'x-usage-metadata': metadata });
  await answer.text();
  const [seen] = await spans.settled(1);
  expect(seen?.name).toBe('generate_content gemini-2.5-flash');
  expect(seen?.attributes).toMatchObject({
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.usage.input_tokens': 1000,
    'gen_ai.usage.output_tokens': 290,
  });
});

test.each([false, true])('a chat of Cohere has what is billed: 6 tokens of the 70 that were read (streamed: %s)', async (streamed) => {
  watchAs('cohere');
  const body = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'a secret of the customer' }], stream: streamed };
  await (await post('/cohere/v2/chat', body)).text();
  const [seen] = await spans.settled(1);
  expect(seen?.name).toBe('chat command-a-03-2025');
  expect(seen?.attributes).toMatchObject({
    'gen_ai.provider.name': 'cohere',
    'gen_ai.response.finish_reasons': ['COMPLETE'],
    'gen_ai.usage.input_tokens': 6,
    'gen_ai.usage.output_tokens': 28,
  });
});

test('a ranking of Cohere has its search units', async () => {
  watchAs('cohere');
  await (await post('/cohere/v2/rerank', { model: 'rerank-v3.5', query: 'boots', documents: ['red boots', 'a scarf'] })).json();
  expect((await spans.settled(1))[0]?.attributes).toMatchObject({ 'gen_ai.operation.name': 'rerank', 'spancost.usage.search_units': 1 });
});

test('embeddings of OpenAI and a model of Vertex AI in a location are known by their paths', async () => {
  watchAs('openai');
  await (await post('/openai/v1/embeddings', { model: 'text-embedding-3-small', input: 'hello' })).json();
  expect((await spans.settled(1))[0]?.attributes).toMatchObject({
    'gen_ai.operation.name': 'embeddings',
    'gen_ai.usage.input_tokens': 2,
  });
  watchAs('gcp.vertex_ai');
  const path = '/google/v1/projects/shop/locations/europe-west4/publishers/google/models/gemini-2.5-flash:generateContent';
  await (await post(path, { contents: [{ role: 'user', parts: [{ text: 'hello' }] }] })).json();
  expect((await spans.settled(1))[0]?.attributes).toMatchObject({
    'gen_ai.provider.name': 'gcp.vertex_ai',
    'gen_ai.request.model': 'gemini-2.5-flash',
    'spancost.usage.geography': 'europe-west4',
  });
});

test('a form names its model', async () => {
  watchAs('openai');
  const form = new FormData();
  form.set('model', 'whisper-1');
  form.set('file', new File([new Uint8Array(32_000)], 'a.wav'));
  await (
    await fetch(`${network.url}/openai/v1/audio/transcriptions`, {
      method: 'POST',
      headers: { authorization: 'Bearer any' },
      body: form,
    })
  ).text();
  const [seen] = await spans.settled(1);
  expect(seen?.name).toBe('transcription whisper-1');
  expect(seen?.attributes['spancost.usage.audio.seconds']).toBe(2);
});

test('the span begins with the request, is below its caller, and is not active in it', async () => {
  watchAs('openai');
  const outer = trace.getTracer('test').startSpan('checkout');
  const before = Date.now();
  await context.with(trace.setSpan(context.active(), outer), async () => {
    await (await post(CHAT, chat, { 'x-scenario': 'slow' })).json();
    expect(trace.getActiveSpan()).toBe(outer);
  });
  outer.end();
  const seen = (await spans.settled(2)).find(({ name }) => name === 'chat gpt-5');
  expect(seen?.parentSpanContext?.spanId).toBe(outer.spanContext().spanId);
  expect(seen!.startTime[0] * 1000 + seen!.startTime[1] / 1e6).toBeGreaterThanOrEqual(before - 2);
  expect(seen!.duration[0] * 1000 + seen!.duration[1] / 1e6).toBeGreaterThan(50);
});

test('100 calls at once each have their own usage and caller', async () => {
  watchAs('openai');
  const key = createContextKey('caller');
  const callers = Array.from({ length: 100 }, (_each, index) => trace.getTracer('test').startSpan(`caller ${index}`));
  await Promise.all(
    callers.map(async (caller, index) => {
      const from = trace.setSpan(context.active(), caller).setValue(key, index);
      await context.with(from, async () => (await post(CHAT, chat, usage({ inputTokens: index + 1, outputTokens: 1 }))).json());
      caller.end();
    }),
  );
  const seen = (await spans.settled(200)).filter(({ name }) => name === 'chat gpt-5');
  expect(seen).toHaveLength(100);
  for (const { attributes, parentSpanContext } of seen) {
    const index = Number(attributes['gen_ai.usage.input_tokens']) - 1;
    expect(parentSpanContext?.spanId).toBe(callers[index]?.spanContext().spanId);
  }
});

test('other paths and other hosts have no span', async () => {
  watchAs('openai');
  await (await fetch(`${network.url}/openai/v1/models`, { headers: HEADERS })).text();
  network.watchKnownHosts();
  await (await post(CHAT, chat)).text();
  expect(await spans.settled(0)).toEqual([]);
  expect(network.instrumentation.seen()).toEqual([]);
});

test('what was seen is counted by provider and host, until it is disabled', async () => {
  watchAs('groq');
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  network.instrumentation.disable();
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  expect(await spans.settled(2)).toHaveLength(2);
  expect(network.instrumentation.seen()).toEqual([{ provider: 'groq', host: '127.0.0.1', calls: 2 }]);
});
