import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { asksForStreamUsage, withStreamUsage } from '../../src/openai/stream-usage.ts';
import { allOf } from '../all-of.ts';
import { recordSpans } from '../recorded-spans.ts';

describe('which hosts are asked', () => {
  test.each([
    ['api.openai.com', true],
    ['eu.api.openai.com', true],
    ['shop.openai.azure.com', true],
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['api.mistral.ai', false],
    ['openrouter.ai', false],
    ['api.openai.com.evil.example', false],
    ['notapi.openai.com', false],
    ['10.0.0.1', false],
    [undefined, false],
  ])('%s: %s', (host, asked) => {
    expect(asksForStreamUsage(host, [])).toBe(asked);
  });

  test('hosts are added to the known ones, with all hosts below', () => {
    expect(asksForStreamUsage('eu.gateway.shop.example', ['gateway.shop.example'])).toBe(true);
    expect(asksForStreamUsage('api.openai.com', ['gateway.shop.example'])).toBe(true);
  });
});

describe('which requests are rewritten', () => {
  const stream = { model: 'gpt-5', messages: [], stream: true };

  test.each([
    ['not a stream', { ...stream, stream: false }],
    ['usage already asked for', { ...stream, stream_options: { include_usage: true } }],
    ['Azure with data sources, which refuses it', { ...stream, data_sources: [{}] }],
    ['a body that is no plain object', 'stream'],
    ['stream options that are none', { ...stream, stream_options: 7 }],
  ])('%s: sent as it is', (_name, body) => {
    expect(withStreamUsage({ body })).toBeUndefined();
  });

  test('other stream options stay, and the caller’s objects are not touched', () => {
    const body = Object.freeze({ ...stream, stream_options: Object.freeze({ include_obfuscation: false }) });
    expect(withStreamUsage({ body, timeout: 5 })?.options).toEqual({
      timeout: 5,
      body: { ...body, stream_options: { include_obfuscation: false, include_usage: true } },
    });
    expect(body.stream_options).toEqual({ include_obfuscation: false });
  });

  test('only the chunk with usage and without choices is hidden; null usage is taken out of the others', () => {
    const shows = withStreamUsage({ body: stream })?.shows;
    const chunk = { id: 'c', choices: [{ index: 0 }], usage: null };
    expect(shows?.(chunk)).toBe(true);
    expect(chunk).toEqual({ id: 'c', choices: [{ index: 0 }] });
    expect(shows?.({ choices: [], prompt_filter_results: [] })).toBe(true);
    expect(shows?.({ choices: [{ index: 0 }], usage: { total_tokens: 1 } })).toBe(true);
    expect(shows?.({ choices: [], usage: { total_tokens: 1 } })).toBe(false);
  });
});

describe('what reaches the provider', () => {
  const spans = recordSpans();
  const instrumentation = new OpenAIInstrumentation();
  let providers: ProvidersServer;
  beforeAll(async () => {
    providers = await startProviders();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(OpenAI);
  });
  afterEach(() => instrumentation.setConfig({}));
  afterAll(() => providers.close());

  const streamed = async (options?: object): Promise<unknown> => {
    const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    await allOf(
      await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'hi' }], stream: true, ...options }),
    );
    return providers.requests.at(-1)?.body?.['stream_options'];
  };
  const inputTokens = async (): Promise<unknown> => (await spans.settled(1))[0]?.attributes['gen_ai.usage.input_tokens'];

  test('by default a local server is asked, and the span has the usage', async () => {
    expect(await streamed()).toEqual({ include_usage: true });
    expect(await inputTokens()).toBeGreaterThan(0);
  });

  test('switched off, the request goes as it is, and the usage is unknown', async () => {
    instrumentation.setConfig({ requestStreamUsage: false });
    expect(await streamed()).toBeUndefined();
    expect(await inputTokens()).toBeUndefined();
  });

  test('a caller who refuses usage does not see it, and the span has it', async () => {
    expect(await streamed({ stream_options: { include_usage: false } })).toEqual({ include_usage: true });
    expect(await inputTokens()).toBeGreaterThan(0);
  });

  test('who takes the raw response is asked nothing for: its bytes are what they are without this package', async () => {
    const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    const body = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'hi' }], stream: true as const };
    const text = await (await client.chat.completions.create(body).asResponse()).text();
    expect(providers.requests.at(-1)?.body?.['stream_options']).toBeUndefined();
    expect(text).not.toContain('"usage"');
    expect(await inputTokens()).toBeUndefined();
  });
});
