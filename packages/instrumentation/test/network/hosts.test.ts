import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, trace, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NetworkInstrumentation } from '../../src/index.ts';
import { KnownHosts } from '../../src/network/known-hosts.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
const told = recordDiagErrors();
let network: NetworkInstrumentation;

beforeAll(() => {
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterEach(() => {
  network.disable();
  expect(told).toEqual([]);
});

const counts = (input: number, output: number): Readonly<Record<string, unknown>> => ({
  'gen_ai.usage.input_tokens': input,
  'gen_ai.usage.output_tokens': output,
});
const CHAT = {
  id: 'c-1',
  model: 'gpt-5',
  choices: [{ index: 0, finish_reason: 'stop' }],
  usage: { prompt_tokens: 7, completion_tokens: 3 },
};
const MESSAGE = { id: 'm-1', model: 'claude', stop_reason: 'end_turn', usage: { input_tokens: 7, output_tokens: 3 } };
const CONTENT = {
  responseId: 'g-1',
  candidates: [{ finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 3 },
};
/** As the gateway answers `doGenerate` of the AI SDK 5, and of 6 and 7. */
const RESULT_OF_5 = {
  finishReason: 'stop',
  usage: { inputTokens: 7, outputTokens: 3, totalTokens: 10, reasoningTokens: 2, cachedInputTokens: 5 },
  response: { id: 'r-1', modelId: 'gpt-5-2025-08-07' },
  providerMetadata: { gateway: { cost: '0.00012', generationId: 'gen-1' } },
};
const RESULT = {
  ...RESULT_OF_5,
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: { inputTokens: { total: 7, noCache: 2, cacheRead: 5, cacheWrite: 0 }, outputTokens: { total: 3, text: 1, reasoning: 2 } },
};
const AI_SDK = 'ai/7.0.173 ai-sdk-provider-utils/5.0.81 node.js/24';

/** Posts to a host that nobody knows, and gives the attributes of the spans that are seen. */
async function posted(
  path: string,
  headers: Readonly<Record<string, string>>,
  answer: unknown,
  body: object = { model: 'gpt-5' },
): Promise<readonly Attributes[]> {
  const server = createServer((request, response) => {
    const isStream = typeof answer === 'string';
    request
      .resume()
      .on('end', () =>
        response
          .writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' })
          .end(isStream ? answer : JSON.stringify(answer)),
      );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).text();
  server.close();
  await network.endOpenCalls();
  return spans.take().map(({ attributes }) => attributes);
}

describe('a host that nobody knows', () => {
  test.each([
    ['the AI SDK 5', 'ai/5.0.277 ai-sdk/provider-utils/3.0.44 runtime/node.js/24', '/v1/chat/completions', CHAT, 'openai'],
    [
      'the AI SDK 7, which streams',
      'ai-sdk-openai/4.0.118 ai-sdk-provider-utils/5.0.81 node.js/24',
      '/llm/responses',
      { id: 'resp', usage: { input_tokens: 7, output_tokens: 3 } },
      'openai',
    ],
    ['the AI SDK with Claude', AI_SDK, '/claude/messages', MESSAGE, 'anthropic'],
    ['the AI SDK with Gemini', AI_SDK, '/models/gemini-2.5-flash:generateContent', CONTENT, 'gcp.gemini'],
    [
      'the AI SDK with Vertex AI',
      AI_SDK,
      '/v1/projects/p/locations/us/publishers/google/models/g:generateContent',
      CONTENT,
      'gcp.vertex_ai',
    ],
    [
      'the AI SDK with Cohere',
      AI_SDK,
      '/cohere/v2/chat',
      { id: 'c-1', usage: { billed_units: { input_tokens: 7, output_tokens: 3 } } },
      'cohere',
    ],
    ['a bundled OpenAI SDK', 'OpenAI/JS 7.57.0', '/v1/chat/completions', CHAT, 'openai'],
    ['a bundled client for Azure', 'AzureOpenAI/JS 7.57.0', '/v1/chat/completions', CHAT, 'azure.ai.openai'],
    ['a bundled Anthropic SDK', 'Anthropic/JS 1.12.0', '/v1/messages', MESSAGE, 'anthropic'],
  ])('speaks for the provider whose API %s uses', async (_name, agent, path, answer, provider) => {
    network = new NetworkInstrumentation();
    expect(await posted(path, { 'user-agent': agent }, answer)).toMatchObject([{ 'gen_ai.provider.name': provider, ...counts(7, 3) }]);
  });

  test.each([
    ['is not asked by an SDK', '/v1/chat/completions', 'my-shop/1.0'],
    ['is asked for something else', '/orders', AI_SDK],
    ['only has the word in a name', '/v1/chat/completions', 'mail-sdk/1.0 openai/2'],
  ])('is left alone where it %s', async (_name, path, agent) => {
    network = new NetworkInstrumentation();
    expect(await posted(path, { 'user-agent': agent }, CHAT)).toEqual([]);
    expect(network.seen()).toEqual([]);
  });

  test('speaks for whom the span of the AI SDK above names', async () => {
    network = new NetworkInstrumentation();
    const attributes = {
      'ai.operationId': 'ai.generateText.doGenerate',
      'ai.model.provider': 'shop.chat',
      'spancost.call.measured_elsewhere': true,
    };
    const above = trace.getTracer('ai').startSpan('ai.generateText.doGenerate', { attributes });
    const [seen] = await context.with(trace.setSpan(context.active(), above), () =>
      posted('/v1/chat/completions', { 'user-agent': AI_SDK }, CHAT),
    );
    expect(seen?.['gen_ai.provider.name']).toBe('shop');
  });
});

describe("Vercel's AI Gateway", () => {
  const asked = { 'user-agent': AI_SDK, 'ai-language-model-id': 'openai/gpt-5' };
  const told = {
    ...counts(7, 3),
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'vercel-ai-gateway',
    'gen_ai.request.model': 'openai/gpt-5',
    'gen_ai.response.id': 'r-1',
    'gen_ai.usage.cache_read.input_tokens': 5,
    'gen_ai.usage.reasoning.output_tokens': 2,
    'gen_ai.response.finish_reasons': ['stop'],
    'spancost.usage.reported_cost_usd': '0.00012',
  };

  test.each([
    ['5', '/v1/ai/language-model', RESULT_OF_5],
    ['6 and 7', '/v4/ai/language-model', RESULT],
  ])('answers the AI SDK %s with its cost', async (_major, path, answer) => {
    network = new NetworkInstrumentation();
    expect(await posted(path, asked, answer)).toMatchObject([told]);
  });

  test('streams parts, the last with the usage and the cost', async () => {
    network = new NetworkInstrumentation();
    const { response, ...finish } = RESULT;
    const parts = [
      { type: 'response-metadata', ...response },
      { type: 'text-delta', id: '0', delta: 'hello' },
      { type: 'finish', ...finish },
    ];
    const events = parts.map((part) => `data: ${JSON.stringify(part)}\n\n`).join('');
    expect(await posted('/v4/ai/language-model', { ...asked, 'ai-language-model-streaming': 'true' }, events)).toMatchObject([
      { ...told, 'gen_ai.request.stream': true },
    ]);
  });

  test('embeds: 7 tokens', async () => {
    network = new NetworkInstrumentation();
    const answer = { embeddings: [[0.1]], usage: { tokens: 7 } };
    expect(
      await posted('/v4/ai/embedding-model', { 'user-agent': AI_SDK, 'ai-model-id': 'openai/text-embedding-3-small' }, answer),
    ).toMatchObject([
      { 'gen_ai.operation.name': 'embeddings', 'gen_ai.request.model': 'openai/text-embedding-3-small', 'gen_ai.usage.input_tokens': 7 },
    ]);
  });
});

test('a deployment of Azure is named by its path, the model by the answer', async () => {
  network = new NetworkInstrumentation({ hosts: { '127.0.0.1': 'azure.ai.openai' } });
  const path = '/openai/deployments/shop-gpt/chat/completions?api-version=2024-10-21';
  expect(await posted(path, { 'api-key': 'any' }, CHAT, {})).toMatchObject([
    { 'gen_ai.request.model': 'shop-gpt', 'gen_ai.response.model': 'gpt-5', ...counts(7, 3) },
  ]);
});

test("OpenAI's API at Vertex AI is placed by its path", async () => {
  network = new NetworkInstrumentation({ hosts: { '127.0.0.1': 'gcp.vertex_ai' } });
  const path = '/v1/projects/shop/locations/europe-west4/endpoints/openapi/chat/completions';
  expect(await posted(path, {}, CHAT, { model: 'google/gemini-2.5-flash' })).toMatchObject([
    {
      'gen_ai.provider.name': 'gcp.vertex_ai',
      'gen_ai.request.model': 'google/gemini-2.5-flash',
      'spancost.usage.geography': 'europe-west4',
    },
  ]);
});

test.each([
  ['https://bedrock-runtime.eu-central-1.amazonaws.com', 'aws.bedrock'],
  ['https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com', 'aws.bedrock'],
  ['https://bedrock-mantle.us-east-1.api.aws', 'aws.bedrock'],
  ['https://shop.execute-api.eu-west-1.amazonaws.com', ''],
  ['https://bedrock-shop.s3.amazonaws.com.example', ''],
  ['http://localhost:11434', 'ollama'],
])('%s is of %j', (origin, provider) => {
  expect(new KnownHosts({}).at(origin).provider).toBe(provider);
});
