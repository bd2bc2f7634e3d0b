import { GoogleGenAI } from '@google/genai';
import { readCall } from '@spancost/conventions';
import { beforeEach, expect, test } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/index.ts';
import { watchNetwork } from './watch-network.ts';

const network = watchNetwork();
const { spans } = network;

beforeEach(() => void network.watchAs('gcp.gemini'));

const ask = { model: 'gemini-3.8-flash', input: 'a secret' };
const headers = { 'content-type': 'application/json', 'x-goog-api-key': 'any', 'x-usage': '{"inputTokens":2000,"outputTokens":300}' };

async function send(path: string, body?: object): Promise<string> {
  const method = body === undefined ? 'GET' : 'POST';
  const answer = await fetch(`${network.url}/google/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return await answer.text();
}

test.each([
  ['whole', {}],
  ['streamed', { stream: true }],
])('an interaction that is asked for by fetch, as the AI SDK does, has its usage: %s', async (_how, more) => {
  await send('v1beta/interactions', { ...ask, ...more });
  const [span, ...others] = await spans.settled(1);
  expect(others).toEqual([]);
  expect(span?.name).toBe('chat gemini-3.8-flash');
  expect(span?.attributes).toMatchObject({
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 2000,
    'gen_ai.usage.output_tokens': 300,
  });
  expect(JSON.stringify(span?.attributes)).not.toContain('secret');
});

test('one in the background is told by the first fetch after its end, at Vertex AI with its place', async () => {
  const path = 'v1beta1/projects/shop/locations/europe-west4/interactions';
  const { id } = JSON.parse(await send(path, { ...ask, background: true })) as { readonly id: string };
  for (let times = 0; times < 3; times++) await send(`${path}/${id}`);
  const seen = await spans.settled(4);
  expect(seen.map(({ name }) => name)).toEqual(['chat gemini-3.8-flash', 'fetch_response', 'fetch_response', 'fetch_response']);
  expect(seen.map(({ attributes }) => readCall(attributes)?.usage.inputTokens)).toEqual([undefined, undefined, 2000, undefined]);
  for (const { attributes } of seen) {
    expect(attributes).toMatchObject({
      'gen_ai.provider.name': 'gcp.vertex_ai',
      'spancost.usage.geography': 'europe-west4',
      'gen_ai.response.id': id,
    });
  }
});

test('one that the instrumented SDK asks for is seen once', async () => {
  const instrumentation = new GoogleGenAIInstrumentation();
  instrumentation.manuallyInstrument({ ...(await import('@google/genai')) });
  const client = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: `${network.url}/google` } });
  await client.interactions.create({ model: ask.model, input: ask.input });
  const [span, ...more] = await spans.settled(1);
  expect(more).toEqual([]);
  expect(span?.instrumentationScope.name).toBe('@spancost/instrumentation/google-genai');
});

test('what else is asked of interactions is no call', async () => {
  await send('v1beta/interactions/v1_1/cancel', {});
  expect(await spans.settled(0)).toEqual([]);
});
