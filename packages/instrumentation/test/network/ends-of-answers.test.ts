import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, trace } from '@opentelemetry/api';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { watchNetwork } from './watch-network.ts';

const network = watchNetwork();
const { spans, watchAs, post } = network;

const messages = [{ role: 'user', content: 'hello' }];
const usage = (counts: object): Record<string, string> => ({ 'x-usage': JSON.stringify(counts) });
const CHAT = '/openai/v1/chat/completions';
const chat = { model: 'gpt-5', messages };
const stream = { ...chat, stream: true, stream_options: { include_usage: true } };

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
  await network.instrumentation.endOpenCalls();
  expect(await spans.settled(1)).toHaveLength(1);
  await answer.body?.cancel();
  expect(await spans.settled(0)).toEqual([]);
});

test('read to the end at the very end of the process: the usage is there', async () => {
  watchAs('openai');
  await (await post(CHAT, chat, usage({ inputTokens: 1000, outputTokens: 200 }))).json();
  await network.instrumentation.endOpenCalls();
  expect((await spans.settled(1))[0]?.attributes['gen_ai.usage.output_tokens']).toBe(200);
});

test('a refusal has its status; of a retry it is told which it is', async () => {
  watchAs('openai');
  await (await post(CHAT, chat, { 'x-scenario': 'error-429' })).text();
  expect((await spans.settled(1))[0]?.attributes).toMatchObject({ 'error.type': '429', 'http.response.status_code': 429 });
  const client = new OpenAI({ apiKey: 'any', baseURL: `${network.url}/openai/v1` });
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
