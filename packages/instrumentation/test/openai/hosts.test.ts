import { readCall } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import OpenAI7, { AzureOpenAI as Azure7 } from 'openai';
import OpenAI6, { AzureOpenAI as Azure6 } from 'openai-6';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { allOf } from '../all-of.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

const SDKS = [
  { version: '7.57', OpenAI: OpenAI7, AzureOpenAI: Azure7 },
  { version: '6.49', OpenAI: OpenAI6 as unknown as typeof OpenAI7, AzureOpenAI: Azure6 as unknown as typeof Azure7 },
];

beforeAll(async () => {
  providers = await startProviders();
  for (const { OpenAI } of SDKS) instrumentation.manuallyInstrument(OpenAI);
});
afterEach(() => instrumentation.setConfig({}));
afterAll(() => providers.close());

/** The stand-in in place of a host: what the client sends to `https://{host}` arrives under `path`. */
const insteadOf =
  (path: string) =>
  async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url instanceof Request ? url.url : url);
    return await fetch(`${providers.url}${path}${pathname.replace(/^\/openai(?:\/deployments\/[^/]+)?\/chat/, '/chat')}`, init);
  };

const messages = [{ role: 'user' as const, content: 'hello there' }];
const model = 'some/model';
const used = (usage: object, raw: object = {}): { headers: Record<string, string> } => ({
  headers: { 'x-usage': JSON.stringify(usage), 'x-raw-usage': JSON.stringify(raw) },
});
const TWO_HUNDRED = { inputTokens: 1000, outputTokens: 200 };

async function callOf(): Promise<ReturnType<typeof readCall> & object> {
  const [span] = await spans.settled(1);
  const call = readCall((span as ReadableSpan).attributes);
  if (call === undefined) throw new Error('no call');
  // What is not there is compared too.
  return { reportedCost: undefined, ...call } as typeof call;
}

interface HostCase {
  readonly name: string;
  readonly baseURL: string;
  readonly path: string;
  readonly body?: object;
  readonly raw?: object;
  readonly expected: object;
  /** What the request for a stream says about its usage. */
  readonly asked?: object;
}

const HOSTS: readonly HostCase[] = [
  {
    name: 'OpenRouter tells the cost, in dollars',
    baseURL: 'https://openrouter.ai/api/v1',
    path: '/openrouter',
    expected: { provider: 'openrouter', reportedCost: '0.006', usage: { inputTokens: 1000, outputTokens: 200 } },
  },
  {
    name: 'OpenRouter with a key of the caller’s own: its fee and what the provider behind it charges',
    baseURL: 'https://openrouter.ai/api/v1',
    path: '/openrouter',
    raw: { cost: 0.00015, is_byok: true, cost_details: { upstream_inference_cost: 1.4e-7 } },
    expected: { provider: 'openrouter', reportedCost: '0.00015014' },
  },
  {
    name: 'OpenRouter with a key of the caller’s own that does not say what the provider behind it charges',
    baseURL: 'https://openrouter.ai/api/v1',
    path: '/openrouter',
    raw: { cost: 0.00015, is_byok: true, cost_details: null },
    expected: { provider: 'openrouter', reportedCost: undefined },
  },
  {
    name: 'a free model of OpenRouter costs zero, which is known',
    baseURL: 'https://openrouter.ai/api/v1',
    path: '/openrouter',
    raw: { cost: 0 },
    expected: { reportedCost: '0' },
  },
  {
    name: 'a cost that is none is not believed',
    baseURL: 'https://openrouter.ai/api/v1',
    path: '/openrouter',
    raw: { cost: 'much' },
    expected: { reportedCost: undefined },
  },
  {
    name: 'xAI tells the cost in ticks of a ten billionth, and counts reasoning beside the completion',
    baseURL: 'https://api.x.ai/v1',
    path: '/xai',
    expected: { provider: 'x_ai', reportedCost: '0.006', usage: { inputTokens: 1000, outputTokens: 200, reasoningTokens: 64 } },
  },
  {
    name: 'Perplexity has a fee for the request, by how much of the web it reads, and tells the cost',
    baseURL: 'https://api.perplexity.ai',
    path: '/perplexity',
    body: { web_search_options: { search_context_size: 'high', search_type: 'pro' } },
    raw: { citation_tokens: 300, num_search_queries: 4 },
    expected: {
      provider: 'perplexity',
      reportedCost: '0.011',
      parameters: { search_context_size: 'high', search_type: 'pro' },
      usage: { inputTokens: 1000, outputTokens: 200, citationTokens: 300, requests: 1 },
    },
  },
  {
    name: 'Groq',
    baseURL: 'https://api.groq.com/openai/v1',
    path: '/groq',
    expected: { provider: 'groq', usage: { inputTokens: 1000, outputTokens: 200 } },
  },
  {
    name: 'DeepSeek',
    baseURL: 'https://api.deepseek.com',
    path: '/deepseek',
    raw: { prompt_tokens_details: null, prompt_cache_hit_tokens: 640 },
    expected: { provider: 'deepseek', usage: { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 640 } },
  },
  { name: 'Mistral', baseURL: 'https://api.mistral.ai/v1', path: '/openai', expected: { provider: 'mistral_ai' } },
  { name: 'Together', baseURL: 'https://api.together.xyz/v1', path: '/openai', expected: { provider: 'together_ai' } },
  { name: 'Fireworks', baseURL: 'https://api.fireworks.ai/v1', path: '/openai', expected: { provider: 'fireworks_ai' } },
  { name: 'Cerebras', baseURL: 'https://api.cerebras.ai/v1', path: '/openai', expected: { provider: 'cerebras' } },
  {
    name: 'Ollama',
    baseURL: 'http://localhost:11434/v1',
    path: '/openai',
    expected: { provider: 'ollama' },
    asked: { include_usage: true },
  },
  {
    name: 'LM Studio',
    baseURL: 'http://127.0.0.1:1234/v1',
    path: '/openai',
    expected: { provider: 'lmstudio' },
    asked: { include_usage: true },
  },
  {
    name: 'OpenAI in Europe',
    baseURL: 'https://eu.api.openai.com/v1',
    path: '/openai',
    expected: { provider: 'openai', geography: 'eu' },
    asked: { include_usage: true },
  },
];

describe.each(SDKS)('openai $version', ({ OpenAI, AzureOpenAI }) => {
  describe.each(HOSTS)('$name', ({ baseURL, path, body, raw, expected, asked }) => {
    const client = () => new OpenAI({ apiKey: 'any', baseURL, fetch: insteadOf(path), maxRetries: 0 });
    const options = used({ ...TWO_HUNDRED, reasoningTokens: baseURL.includes('x.ai') ? 64 : 0 }, raw);

    test('in one piece', async () => {
      await client().chat.completions.create({ model, messages, ...body }, options);
      expect(await callOf()).toMatchObject(expected);
    });

    test('as a stream, which is sent as it is to those who must not be asked', async () => {
      const chunks = await allOf(await client().chat.completions.create({ model, messages, ...body, stream: true }, options));
      expect(chunks.every((chunk) => chunk.choices.length > 0)).toBe(true);
      const sent = providers.requests.at(-1);
      expect(sent?.body?.['stream_options']).toEqual(asked);
      // Where the stand-in is OpenAI itself, a stream that was not asked has no usage.
      const isUnknown = path === '/openai' && asked === undefined;
      expect(await callOf()).toMatchObject(isUnknown ? { ...expected, usage: {} } : expected);
    });
  });

  test('a deep research of Perplexity: reasoning is beside the completion, and searches have a fee', async () => {
    const client = new OpenAI({ apiKey: 'any', baseURL: 'https://api.perplexity.ai', fetch: insteadOf('/perplexity') });
    const raw = {
      prompt_tokens: 33,
      completion_tokens: 7163,
      total_tokens: 7196,
      citation_tokens: 20_016,
      num_search_queries: 18,
      reasoning_tokens: 73_997,
    };
    await client.chat.completions.create({ model: 'sonar-deep-research', messages }, used({}, raw));
    expect(await callOf()).toMatchObject({
      usage: { inputTokens: 33, outputTokens: 81_160, reasoningTokens: 73_997, citationTokens: 20_016, webSearches: 18, requests: 1 },
      problems: [],
    });
  });

  test('xAI tells the cost of responses and pictures too', async () => {
    const client = new OpenAI({ apiKey: 'any', baseURL: 'https://api.x.ai/v1', fetch: insteadOf('/xai') });
    const raw = used({}, { cost_in_usd_ticks: 37_756_000 });
    await client.responses.create({ model: 'grok-4.5', input: 'hello' }, raw);
    expect(await callOf()).toMatchObject({ operation: 'chat', reportedCost: '0.0037756' });
    await client.images.generate({ model: 'grok-2-image', prompt: 'a shoe' }, raw);
    expect(await callOf()).toMatchObject({ operation: 'image_generation', reportedCost: '0.0037756' });
  });

  test.each([
    ['its host', { endpoint: 'https://shop.openai.azure.com' }, { include_usage: true }],
    ['its class, behind a gateway that must not be asked', { baseURL: 'https://gateway.shop.example/openai' }, undefined],
  ])('Azure is known by %s', async (_name, where, asked) => {
    const client = new AzureOpenAI({
      apiKey: 'any',
      apiVersion: '2026-10-01',
      fetch: insteadOf('/openai/v1'),
      defaultHeaders: { authorization: 'Bearer any' },
      ...where,
    });
    await allOf(await client.chat.completions.create({ model: 'shop-gpt-5', messages, stream: true }));
    expect(providers.requests.at(-1)?.body?.['stream_options']).toEqual(asked);
    expect(await callOf()).toMatchObject({ provider: 'azure.ai.openai', requestModel: 'shop-gpt-5' });
  });

  test('a gateway or a server on this machine is what its operator says it is', async () => {
    instrumentation.setConfig({ providers: { 'llm.shop.example': 'openrouter', 'localhost:8000': 'vllm' } });
    for (const [baseURL, provider] of [
      ['https://llm.shop.example/v1', 'openrouter'],
      ['http://localhost:8000/v1', 'vllm'],
      ['http://localhost:8001/v1', 'openai'],
    ] as const) {
      await new OpenAI({ apiKey: 'any', baseURL, fetch: insteadOf('/openai') }).chat.completions.create({ model, messages });
      expect((await callOf()).provider).toBe(provider);
    }
  });
});
