import { createRequire } from 'node:module';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import Anthropic from '@anthropic-ai/sdk';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { AnthropicInstrumentation, OpenAIInstrumentation } from '../src/index.ts';
import { recordSpans } from './recorded-spans.ts';

let providers: ProvidersServer;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders();
});
afterEach(() => trace.disable());
afterAll(() => providers.close());

const call = async (): Promise<void> => {
  const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
  await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'hello' }] });
};
const message = async (client: Anthropic): Promise<void> => {
  await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: [{ role: 'user', content: 'hello' }] });
};

test('without a provider of its own it follows the global one, call by call', async () => {
  new OpenAIInstrumentation().manuallyInstrument(OpenAI);
  await call();
  for (const spans of [recordSpans(), recordSpans()]) {
    trace.setGlobalTracerProvider(spans.provider);
    await call();
    expect(spans.take()).toHaveLength(1);
    trace.disable();
  }
});

test('registerInstrumentations gives it a provider, disables it and enables it', async () => {
  const spans = recordSpans();
  const instrumentation = new OpenAIInstrumentation({ enabled: false });
  instrumentation.manuallyInstrument(OpenAI);
  await call();
  const unregister = registerInstrumentations({ instrumentations: [instrumentation], tracerProvider: spans.provider });
  await call();
  expect(spans.take()).toHaveLength(1);
  unregister();
  await call();
  expect(spans.take()).toHaveLength(0);
  instrumentation.enable();
  await call();
  expect(spans.take()).toHaveLength(1);
});

test('a class that is instrumented twice, or by two instrumentations, makes one span; the newest one makes it', async () => {
  const [older, newer] = [recordSpans(), recordSpans()];
  const first = new OpenAIInstrumentation();
  first.setTracerProvider(older.provider);
  first.manuallyInstrument(OpenAI);
  first.manuallyInstrument(OpenAI);
  await call();
  expect(older.take()).toHaveLength(1);
  const second = new OpenAIInstrumentation();
  second.setTracerProvider(newer.provider);
  second.manuallyInstrument(OpenAI);
  await call();
  expect([older.take().length, newer.take().length]).toEqual([0, 1]);
});

test('it takes a class, a module or a client, and nothing else', () => {
  const instrumentation = new OpenAIInstrumentation({ enabled: false });
  for (const target of [OpenAI, { OpenAI }, { default: OpenAI }, new OpenAI({ apiKey: 'any' }), class extends OpenAI {}]) {
    expect(instrumentation.manuallyInstrument(target)).toBe(true);
  }
  for (const target of [undefined, null, 7, {}, { OpenAI: 7 }, class {}, () => 7]) {
    expect(instrumentation.manuallyInstrument(target)).toBe(false);
  }
});

test('an Anthropic client with a provider of its own keeps its spans there, and ours goes to ours', async () => {
  const [ours, theirs] = [recordSpans(), recordSpans()];
  trace.setGlobalTracerProvider(ours.provider);
  new AnthropicInstrumentation().manuallyInstrument(Anthropic);
  const options = { apiKey: 'any', baseURL: `${providers.url}/anthropic` };
  await message(new Anthropic({ ...options, openTelemetry: { tracerProvider: theirs.provider } }));
  expect(ours.take().map(({ name }) => name)).toEqual(['chat claude-sonnet-5-5']);
  expect(theirs.take().map(({ name }) => name)).toEqual(['anthropic.messages.create']);
  await message(new Anthropic({ ...options, openTelemetry: { tracerProvider: ours.provider } }));
  expect(ours.take().map(({ name }) => name)).toEqual(['chat claude-sonnet-5-5']);
});

test('a provider that only the instrumentation knows gets the message, though the SDK has no spans then', async () => {
  const spans = recordSpans();
  const instrumentation = new AnthropicInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  instrumentation.manuallyInstrument(Anthropic);
  await message(new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic` }));
  const outer = recordSpans().provider.getTracer('test').startSpan('outer');
  await context.with(trace.setSpan(context.active(), outer), () =>
    message(new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic` })),
  );
  expect(spans.take().map(({ name }) => name)).toEqual(['chat claude-sonnet-5-5', 'chat claude-sonnet-5-5']);
  expect(spans.open()).toBe(0);
});

describe('manuallyInstrument', () => {
  const require = createRequire(import.meta.url);

  it.each([
    ['the client class of an ES module', () => OpenAI],
    ['the namespace of an ES module', () => import('openai')],
    ['the CommonJS export of openai 7, a function', () => require('openai') as unknown],
    ['the CommonJS export of openai 6, a function', () => require('openai-6') as unknown],
    ['a client', () => new OpenAI({ apiKey: 'test' })],
  ])('takes %s', async (_case, target) => {
    expect(new OpenAIInstrumentation().manuallyInstrument(await target())).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a function', () => 1],
    ['an object', {}],
    ['another class', Map],
    ['text', 'openai'],
  ])('refuses %s', (_case, target) => {
    expect(new OpenAIInstrumentation().manuallyInstrument(target)).toBe(false);
  });
});
