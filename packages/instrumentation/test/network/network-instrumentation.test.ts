import { createServer } from 'node:http';
import { constants, brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { context, createContextKey, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { CONTEXT_KEY_CALL_OWNED } from '@spancost/conventions';
import { GoogleGenAI } from '@google/genai';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation, GoogleGenAIInstrumentation, NetworkInstrumentation, OpenAIInstrumentation } from '../../src/index.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
const told = recordDiagErrors();
let providers: ProvidersServer;
let network: NetworkInstrumentation;

/** Every provider's stand-in has one host; so each test says whose it is. */
function watchAs(provider: string, options: { readonly bodyLimit?: number } = {}): void {
  network?.disable();
  network = new NetworkInstrumentation({ hosts: { '127.0.0.1': provider }, ...options });
}

beforeAll(async () => {
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders();
});
afterEach(() => {
  network.disable();
  expect(told).toEqual([]);
});
afterAll(() => providers.close());

const messages = [{ role: 'user', content: 'hello' }];
const headers = { 'content-type': 'application/json', authorization: 'Bearer any', 'x-api-key': 'any', 'x-goog-api-key': 'any' };

function post(path: string, body: unknown, extra: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(providers.url + path, {
    method: 'POST',
    headers: { ...headers, ...extra },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

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

describe('without an instrumented SDK above it', () => {
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
      await fetch(`${providers.url}/openai/v1/audio/transcriptions`, {
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
    await (await fetch(`${providers.url}/openai/v1/models`, { headers })).text();
    network.disable();
    network = new NetworkInstrumentation();
    await (await post(CHAT, chat)).text();
    expect(await spans.settled(0)).toEqual([]);
    expect(network.seen()).toEqual([]);
  });
});

describe('how an answer ends', () => {
  test('left after the first chunk: what was not told is not known', async () => {
    watchAs('openai');
    for await (const _chunk of (await post(CHAT, stream, { 'x-scenario': 'slow-stream' })).body!) break;
    const [seen] = await spans.settled(1);
    expect(seen?.attributes['gen_ai.usage.output_tokens']).toBeUndefined();
    expect(seen?.attributes['gen_ai.response.finish_reasons']).toEqual(['error']);
    expect(seen?.attributes['error.type']).toBeUndefined();
  });

  test('aborted, timed out and cut streams say so', async () => {
    watchAs('openai');
    const controller = new AbortController();
    const read = async (answer: Promise<Response>, act: () => void): Promise<void> => {
      try {
        for await (const _chunk of (await answer).body!) act();
      } catch {
        // What the application gets is not what is looked at here.
      }
    };
    await read(post(CHAT, stream, { 'x-scenario': 'slow-stream' }, controller.signal), () => controller.abort());
    expect((await spans.settled(1))[0]?.attributes['error.type']).toBe('APIUserAbortError');
    await read(post(CHAT, stream, { 'x-scenario': 'stall' }, AbortSignal.timeout(100)), () => undefined);
    expect((await spans.settled(1))[0]?.attributes['error.type']).toBe('TimeoutError');
    await read(post(CHAT, stream, { 'x-scenario': 'cut' }), () => undefined);
    const [cut] = await spans.settled(1);
    expect(cut?.attributes['error.type']).toBe('SocketError');
    expect(cut?.attributes['gen_ai.response.id']).toEqual(expect.any(String));
    expect(cut?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
  });

  test('never read: the call is open until the process ends', async () => {
    watchAs('openai');
    const answer = await post(CHAT, { ...stream, messages: [{ role: 'user', content: 'x'.repeat(100) }] }, { 'x-scenario': 'stall' });
    expect(await spans.settled(0)).toEqual([]);
    await network.endOpenCalls();
    expect(await spans.settled(1)).toHaveLength(1);
    await answer.body?.cancel();
    expect(await spans.settled(0)).toEqual([]);
  });

  test('read to the end at the very end of the process: the usage is there', async () => {
    watchAs('openai');
    await (await post(CHAT, chat, usage({ inputTokens: 1000, outputTokens: 200 }))).json();
    await network.endOpenCalls();
    expect((await spans.settled(1))[0]?.attributes['gen_ai.usage.output_tokens']).toBe(200);
  });

  test('a refusal has its status; of a retry it is told which it is', async () => {
    watchAs('openai');
    await (await post(CHAT, chat, { 'x-scenario': 'error-429' })).text();
    expect((await spans.settled(1))[0]?.attributes).toMatchObject({ 'error.type': '429', 'http.response.status_code': 429 });
    const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    await client.chat.completions.create(
      { model: 'gpt-5', messages: [{ role: 'user', content: 'x' }] },
      { headers: { 'x-scenario': 'flaky' } },
    );
    expect((await spans.settled(2)).map(({ attributes }) => [attributes['error.type'], attributes['http.request.resend_count']])).toEqual([
      ['500', undefined],
      [undefined, 1],
    ]);
  });

  test('what is sent once more after it failed is a retry also where nobody counts; what is not the same is none', async () => {
    watchAs('openai');
    const failing = { 'x-scenario': 'error-500' };
    const texts = [failing, failing, {}, {}].map((headers) => async () => (await post(CHAT, chat, headers)).text());
    texts.push(async () => (await post(CHAT, { ...chat, messages: [] }, failing)).text());
    for (const send of texts) await send();
    expect((await spans.settled(5)).map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([
      undefined,
      1,
      2,
      undefined,
      undefined,
    ]);
  });

  test('the same question of another caller is no retry', async () => {
    watchAs('openai');
    for (const caller of ['one', 'other']) {
      const span = trace.getTracer('test').startSpan(caller);
      await context.with(trace.setSpan(context.active(), span), async () => (await post(CHAT, chat, { 'x-scenario': 'error-429' })).text());
    }
    expect((await spans.settled(2)).map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, undefined]);
  });

  test('a connection that is refused is a failed call', async () => {
    watchAs('openai');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed');
    expect((await spans.settled(1))[0]?.attributes['error.type']).toBe('Error');
  });
});

function pathOf(whose: string): string {
  if (whose === 'anthropic') return '/v1/messages';
  if (whose === 'openai responses') return '/v1/responses';
  return whose === 'gcp.gemini' ? '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse' : '/v1/chat/completions';
}

describe('what is sent in an unusual way', () => {
  const answer = JSON.stringify({
    id: 'c-1',
    model: 'gpt-5',
    choices: [],
    usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
  });
  const events = `data: ${answer}\n\ndata: [DONE]\n\n`;
  const ENCODINGS = [
    ['identity', (text: string) => Buffer.from(text)],
    ['gzip', (text: string) => gzipSync(text)],
    ['br', (text: string) => brotliCompressSync(text)],
    ['zstd', (text: string) => zstdCompressSync(text)],
  ] as const;

  async function answering(body: Buffer, answerHeaders: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, answerHeaders);
        // In two pieces, so that neither can be read alone.
        response.write(body.subarray(0, 20));
        setTimeout(() => response.end(body.subarray(20)), 5);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(chat) });
      return new Uint8Array(await response.arrayBuffer());
    } finally {
      server.close();
    }
  }

  test.each(ENCODINGS)('%s, in one piece and as a stream', async (encoding, encode) => {
    watchAs('openai');
    const sent = { 'content-encoding': encoding };
    await answering(encode(answer), { ...sent, 'content-type': 'application/json' });
    await answering(encode(events), { ...sent, 'content-type': 'text/event-stream' });
    const counts = (await spans.settled(2)).map(({ attributes }) => attributes['gen_ai.usage.input_tokens']);
    expect(counts).toEqual([7, 7]);
  });

  test('the application gets 20 chunks in the pieces in which they were sent, and before they are read here', async () => {
    const pieces = Array.from(
      { length: 20 },
      (_each, index) => `data: {"id":"c-1","choices":[{"index":0,"delta":{"content":"${index}"}}]}\n\n`,
    );
    const server = createServer(async (request, response) => {
      await request.resume().forEach(() => undefined);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of pieces) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
    const read = async (): Promise<readonly string[]> => {
      const chunks: string[] = [];
      const { body } = await fetch(url, { method: 'POST', body: JSON.stringify(stream) });
      for await (const chunk of body!) {
        chunks.push(Buffer.from(chunk).toString());
        // Bytes that are the application's own: what it does to them is not seen.
        chunk.fill(0);
      }
      return chunks;
    };
    watchAs('openai');
    expect(await read()).toEqual(pieces);
    expect((await spans.settled(1))[0]?.attributes['gen_ai.response.id']).toBe('c-1');
    server.close();
  });

  test('a compressed stream that is cut tells what had come', async () => {
    watchAs('openai');
    const whole = gzipSync(events + events, { flush: constants.Z_SYNC_FLUSH });
    await answering(whole.subarray(0, -10), { 'content-encoding': 'gzip', 'content-type': 'text/event-stream' }).catch(() => undefined);
    expect((await spans.settled(1))[0]?.attributes['gen_ai.response.id']).toBe('c-1');
  });

  test.each([
    ['HTML instead of JSON', Buffer.from('<html>no</html>'), 'application/json', 'SyntaxError'],
    ['truncated JSON', Buffer.from(answer.slice(0, 30)), 'application/json', 'SyntaxError'],
    ['HTML that says so', Buffer.from('<html>no</html>'), 'text/html', undefined],
    ['bytes that are no gzip', Buffer.from(answer), 'gzip', 'SyntaxError'],
    ['events of unknown types', Buffer.from('event: new\ndata: {"type":"new"}\n\ndata: 7\n\ndata: {\n\n'), 'text/event-stream', undefined],
  ])('%s has no usage, and the application gets its bytes', async (_name, body, type, errorType) => {
    watchAs('openai');
    const isGzip = type === 'gzip';
    const got = await answering(
      body,
      isGzip ? { 'content-encoding': 'gzip', 'content-type': 'application/json' } : { 'content-type': type },
    ).catch((error: unknown) => error);
    if (!isGzip) expect(Buffer.from(got as Uint8Array)).toEqual(body);
    const [seen] = await spans.settled(1);
    expect(seen?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
    if (!isGzip) expect(seen?.attributes['error.type']).toBe(errorType);
    else expect(seen?.attributes['error.type']).toEqual(expect.any(String));
  });

  const begun = { id: 'c-1', model: 'gpt-5', choices: [{ index: 0, delta: { content: 'a' } }] };
  const message = { id: 'm-1', model: 'claude-sonnet-5-5', usage: { input_tokens: 7, output_tokens: 1 } };
  test.each([
    ['openai', { ...begun, error: { message: 'no', type: 'server_error', code: 'overloaded' } }, 'overloaded'],
    ['openrouter', { ...begun, error: { message: 'no', code: 502 } }, '502'],
    ['groq', { error: { message: 'no', type: 'server_error' } }, 'server_error'],
    ['anthropic', { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 'overloaded_error'],
    ['gcp.gemini', { error: { code: 503, message: 'no', status: 'UNAVAILABLE' } }, 'UNAVAILABLE'],
    ['openai responses', { type: 'error', code: 'server_error', message: 'no', param: null }, 'server_error'],
    ['openai responses', { type: 'error', error: { type: 'server_error', message: 'no' } }, 'server_error'],
  ])('an event of %s that tells an error in mid-stream fails the call: %j', async (whose, event, failure) => {
    const [provider = whose] = whose.split(' ');
    watchAs(provider);
    const first = provider === 'anthropic' ? { type: 'message_start', message } : begun;
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end([first, event].map((each) => `data: ${JSON.stringify(each)}\n\n`).join(''));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      await (await fetch(`http://127.0.0.1:${port}${pathOf(whose)}`, { method: 'POST', body: JSON.stringify(stream) })).text();
    } finally {
      server.close();
    }
    const [seen] = await spans.settled(1);
    expect(seen?.attributes['error.type']).toBe(failure);
    expect(seen?.status.code).toBe(SpanStatusCode.ERROR);
  });

  test('a body beyond the limit is not read: 1,000 bytes of which 200 may be', async () => {
    watchAs('openai', { bodyLimit: 200 });
    const long = Buffer.from(JSON.stringify({ text: 'x'.repeat(1000), usage: { prompt_tokens: 7 } }));
    expect(await answering(long, { 'content-type': 'application/json' })).toEqual(new Uint8Array(long));
    const [seen] = await spans.settled(1);
    expect(seen?.name).toBe('chat gpt-5');
    expect(seen?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
  });
});

describe('with a layer above that owns the call', () => {
  test.each([CONTEXT_KEY_CALL_OWNED, 'OpenTelemetry SDK Context Key SUPPRESS_TRACING'])('nothing is seen below the key %s', async (key) => {
    watchAs('openai');
    await context.with(context.active().setValue(createContextKey(key), true), async () => (await post(CHAT, chat)).json());
    expect(await spans.settled(0)).toEqual([]);
    expect(network.seen()).toEqual([]);
  });

  test("below somebody else's span of an AI call nothing is added, below one of an agent it is", async () => {
    watchAs('openai');
    for (const [operation, expected] of [
      ['chat', 1],
      ['invoke_agent', 2],
    ] as const) {
      const attributes = { 'gen_ai.operation.name': operation, 'gen_ai.provider.name': 'openai' };
      const above = trace.getTracer('somebody').startSpan('theirs', { attributes });
      await context.with(trace.setSpan(context.active(), above), async () => (await post(CHAT, chat)).json());
      above.end();
      expect(await spans.settled(expected)).toHaveLength(expected);
    }
  });

  test('an instrumented SDK has one span for each call, plain, streamed, retried and raw', async () => {
    watchAs('openai');
    const openaiInstrumentation = new OpenAIInstrumentation();
    const anthropicInstrumentation = new AnthropicInstrumentation();
    const googleInstrumentation = new GoogleGenAIInstrumentation();
    const openai = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    const anthropic = new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic` });
    const untraced = new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, openTelemetry: false });
    const google = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: `${providers.url}/google` } });
    openaiInstrumentation.manuallyInstrument(OpenAI);
    anthropicInstrumentation.manuallyInstrument(Anthropic);
    googleInstrumentation.manuallyInstrument(google);
    const asked = [{ role: 'user' as const, content: 'hello' }];
    const flaky = { headers: { 'x-scenario': 'flaky' } };
    await openai.chat.completions.create({ model: 'gpt-5', messages: asked }, flaky);
    for await (const _chunk of await openai.chat.completions.create({ model: 'gpt-5', messages: asked, stream: true }));
    await openai.responses.create({ model: 'gpt-5', input: 'hello' }).asResponse();
    for (const client of [anthropic, untraced]) {
      await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: asked }, flaky);
      await client.messages.stream({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: asked }).finalMessage();
    }
    await google.models.generateContent({ model: 'gemini-2.5-flash', contents: 'hello' });
    for await (const _chunk of await google.models.generateContentStream({ model: 'gemini-2.5-flash', contents: 'hello' }));
    expect(network.seen()).toEqual([]);
    expect(await spans.settled(9)).toHaveLength(9);
    openaiInstrumentation.disable();
    anthropicInstrumentation.disable();
    googleInstrumentation.disable();
  });
});

test('what was seen is counted by provider and host, until it is disabled', async () => {
  watchAs('groq');
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  network.disable();
  await (await post('/groq/openai/v1/chat/completions', { model: 'llama', messages })).json();
  expect(await spans.settled(2)).toHaveLength(2);
  expect(network.seen()).toEqual([{ provider: 'groq', host: '127.0.0.1', calls: 2 }]);
});
