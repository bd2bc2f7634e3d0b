import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { withContentCapture } from '../../src/index.ts';
import { contentNames, contentOf, said } from '../recorded-content.ts';
import { watchNetwork } from './watch-network.ts';

const { spans, watchAs, post } = watchNetwork();

const question = 'Where is order 7?';
const messages = [{ role: 'user', content: question }];
const contents = [{ role: 'user', parts: [{ text: question }] }];
const nova = { messages: [{ role: 'user', content: [{ text: question }] }] };
const NOVA = 'eu.amazon.nova-lite-v1:0';

/** Sends a request to the stand-in, which is taken for this provider's, and reads the answer. */
async function send(provider: string, path: string, body: object, captureContent: boolean): Promise<void> {
  watchAs(provider, { captureContent });
  const answer = await post(path, body);
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
}

const REQUESTS: readonly (readonly [name: string, provider: string, path: string, body: object])[] = [
  ['a chat', 'openai', '/openai/v1/chat/completions', { model: 'gpt-5', messages }],
  ['a streamed chat', 'openai', '/openai/v1/chat/completions', { model: 'gpt-5', messages, stream: true }],
  ['a response', 'openai', '/openai/v1/responses', { model: 'gpt-5', input: question }],
  ['a streamed response', 'openai', '/openai/v1/responses', { model: 'gpt-5', input: question, stream: true }],
  ['a message', 'anthropic', '/anthropic/v1/messages', { model: 'claude-sonnet-5-5', max_tokens: 400, messages }],
  ['a streamed message', 'anthropic', '/anthropic/v1/messages', { model: 'claude-sonnet-5-5', max_tokens: 400, messages, stream: true }],
  ['content of Gemini', 'gcp.gemini', '/google/v1beta/models/gemini-2.5-flash:generateContent', { contents }],
  ['content as events', 'gcp.gemini', '/google/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse', { contents }],
  ['a chat of Cohere', 'cohere', '/cohere/v2/chat', { model: 'command-a-03-2025', messages }],
  ['a streamed chat of Cohere', 'cohere', '/cohere/v2/chat', { model: 'command-a-03-2025', messages, stream: true }],
  ['a chat of its first version', 'cohere', '/cohere/v1/chat', { model: 'command-r-plus', message: question }],
  ['a chat of Mistral', 'mistral_ai', '/mistral/v1/chat/completions', { model: 'mistral-large-latest', messages }],
  ['a streamed chat of Mistral', 'mistral_ai', '/mistral/v1/chat/completions', { model: 'mistral-large-latest', messages, stream: true }],
  ['a chat of Ollama', 'ollama', '/ollama/api/chat', { model: 'llama3.2', messages, stream: false }],
  ['a streamed chat of Ollama', 'ollama', '/ollama/api/chat', { model: 'llama3.2', messages }],
  ['Converse', 'aws.bedrock', `/bedrock/model/${encodeURIComponent(NOVA)}/converse`, nova],
  ['a streamed Converse', 'aws.bedrock', `/bedrock/model/${encodeURIComponent(NOVA)}/converse-stream`, nova],
  ['InvokeModel', 'aws.bedrock', `/bedrock/model/${encodeURIComponent('meta.llama3-70b-instruct-v1:0')}/invoke`, { prompt: question }],
  [
    'a streamed InvokeModel',
    'aws.bedrock',
    `/bedrock/model/${encodeURIComponent('meta.llama3-70b-instruct-v1:0')}/invoke-with-response-stream`,
    { prompt: question },
  ],
];

test.each(REQUESTS)('%s at the network has what was asked and answered, where it is asked for', async (_name, provider, path, body) => {
  await send(provider, path, body, true);
  const [span] = await spans.settled(1);
  expect(contentOf(span)).toMatchObject({
    input: [said('user', question)],
    output: [{ role: 'assistant', parts: expect.arrayContaining([{ type: 'text', content: expect.stringContaining(question) }]) }],
  });
});

test(`of ${REQUESTS.length} requests nothing is recorded where nobody asks for it`, async () => {
  for (const [, provider, path, body] of REQUESTS) await send(provider, path, body, false);
  const all = await spans.settled(REQUESTS.length);
  expect(all).toHaveLength(REQUESTS.length);
  expect(contentNames(all)).toEqual([]);
  expect(JSON.stringify(all.map(({ attributes }) => attributes))).not.toContain(question);
});

test('what surrounds the request counts, not what surrounds its answer', async () => {
  const chat = { model: 'gpt-5', messages };
  await withContentCapture(true, () => send('openai', '/openai/v1/chat/completions', chat, false));
  await withContentCapture(false, () => send('openai', '/openai/v1/chat/completions', chat, true));
  const both = await spans.settled(2);
  expect(both.map((span) => Object.keys(contentOf(span)))).toEqual([['input', 'output'], []]);
});

test("a call of Vercel's AI Gateway has what was asked and answered, in the AI SDK's own protocol", async () => {
  const result = { content: [{ type: 'text', text: 'At the gate.' }], finishReason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  watchAs('vercel-ai-gateway', { captureContent: true });
  const headers = { 'content-type': 'application/json', 'ai-language-model-id': 'openai/gpt-5' };
  const body = JSON.stringify({ prompt: [{ role: 'user', content: [{ type: 'text', text: question }] }] });
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}/v4/ai/language-model`, { method: 'POST', headers, body })).text();
  server.close();
  const [span] = await spans.settled(1);
  expect(contentOf(span)).toEqual({ input: [said('user', question)], output: [said('assistant', 'At the gate.', 'stop')] });
});
