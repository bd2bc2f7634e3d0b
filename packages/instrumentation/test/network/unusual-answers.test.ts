import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { SpanStatusCode } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { watchNetwork } from './watch-network.ts';

const { spans, watchAs } = watchNetwork();

const messages = [{ role: 'user', content: 'hello' }];
const chat = { model: 'gpt-5', messages };
const stream = { ...chat, stream: true, stream_options: { include_usage: true } };

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

function pathOf(whose: string): string {
  if (whose === 'anthropic') return '/v1/messages';
  if (whose === 'openai responses') return '/v1/responses';
  return whose === 'gcp.gemini' ? '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse' : '/v1/chat/completions';
}
