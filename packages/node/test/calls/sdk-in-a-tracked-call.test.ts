import { trace } from '@opentelemetry/api';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { CallRefusedError, setBeforeCall } from '@spancost/instrumentation';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OpenAIInstrumentation, trackAiCall, type AiCallOptions } from '../../src/index.ts';
import { InMemory } from '../in-memory.ts';
import { GPT_5, USAGE } from './gpt-5.ts';

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

describe('an instrumented SDK inside the function', () => {
  let providers: ProvidersServer;
  beforeAll(async () => {
    providers = await startProviders();
    new OpenAIInstrumentation().manuallyInstrument(OpenAI);
  });
  afterAll(() => providers.close());

  const ask = (model = 'gpt-5', stream = false) =>
    new OpenAI({ apiKey: 'test', baseURL: `${providers.url}/openai/v1` }).chat.completions.create(
      { model, messages: [{ role: 'user', content: 'Hello' }], stream },
      { headers: { 'x-usage': JSON.stringify(USAGE) } },
    );
  const costs = () => telemetry.spans.map(({ name, attributes }) => [name, attributes['spancost.cost.exact']]);

  it.each([
    ['says no usage', undefined, 'openai'],
    ['says the same usage', USAGE, 'openai'],
    ['says another usage', { inputTokens: 5, outputTokens: 5 }, 'openai'],
    ['says no usage of another provider', undefined, 'acme-gateway'],
  ])('is the charge, once, where the application %s', async (_case, usage, provider) => {
    await trackAiCall({ provider, model: 'gpt-5', user: 'u-17' }, async (call) => {
      await ask();
      if (usage !== undefined) call.setUsage(usage);
    });
    expect(costs()).toEqual([
      ['chat gpt-5', '0.00325'],
      ['invoke_workflow', undefined],
    ]);
    expect(telemetry.spans[0]?.attributes['user.id']).toBe('u-17');
    expect(telemetry.events).toHaveLength(1);
    expect(await telemetry.usd()).toBe(0.00325);
  });

  it.each<[string, AiCallOptions, string | undefined]>([
    ['of another provider', { provider: 'anthropic', model: 'claude-sonnet-4-5' }, undefined],
    ['of another operation', { provider: 'openai', model: 'text-embedding-3-small', operation: 'embeddings' }, undefined],
    ['of another response id', GPT_5, 'another'],
  ])('is a charge beside the tracked one, which is %s', async (_case, options, id) => {
    await trackAiCall(options, async (call) => {
      await ask();
      call.setUsage(options.operation === 'embeddings' ? { inputTokens: 1000 } : USAGE);
      if (id !== undefined) call.setResponse({ id });
    });
    expect(telemetry.events).toHaveLength(2);
    expect(costs().every(([, cost]) => cost !== undefined)).toBe(true);
  });

  it('that is refused is told once: the tracked call only contains it', async () => {
    const refusal = new CallRefusedError('over budget');
    setBeforeCall(() => {
      throw refusal;
    });
    await expect(trackAiCall(GPT_5, () => ask())).rejects.toBe(refusal);
    setBeforeCall(undefined);
    expect(costs()).toEqual([
      ['chat gpt-5', undefined],
      ['invoke_workflow', undefined],
    ]);
    expect(telemetry.spans.map(({ attributes }) => attributes['spancost.call.refused'])).toEqual([true, undefined]);
    const calls = (await telemetry.metrics()).filter(({ name }) => name.endsWith('_calls')).map(({ name, value }) => [name, value]);
    expect([telemetry.events, calls]).toEqual([[], [['spancost.client.refused_calls', 1]]]);
  });

  it('is the charge where its stream is read after the end of the function', async () => {
    const stream = await trackAiCall(GPT_5, async () => (await ask('gpt-5', true)) as AsyncIterable<unknown>);
    for await (const _ of stream);
    expect(costs()).toEqual([
      ['invoke_workflow', undefined],
      ['chat gpt-5', '0.00325'],
    ]);
  });

  it('is the charge, once, however many tracked calls are around it and whatever else is in them', async () => {
    const own = { inputTokens: 1, outputTokens: 1 };
    await trackAiCall(GPT_5, async (outer) => {
      for (let query = 0; query < 1000; query += 1) trace.getTracer('db').startSpan('SELECT').end();
      await trackAiCall(GPT_5, async (inner) => {
        await ask();
        inner.setUsage(own);
      });
      outer.setUsage(own);
    });
    expect(telemetry.events).toHaveLength(1);
    expect(await telemetry.usd()).toBe(0.00325);
  });

  it('that fails leaves the charge to the call by hand that succeeds', async () => {
    const openai = new OpenAI({ apiKey: 'test', baseURL: 'http://127.0.0.1:1', maxRetries: 0 });
    await trackAiCall(GPT_5, async (call) => {
      await openai.chat.completions.create({ model: 'gpt-5', messages: [] }).catch(() => {});
      call.setUsage(USAGE);
    });
    expect(costs()).toEqual([
      ['chat gpt-5', undefined],
      ['chat gpt-5', '0.00325'],
    ]);
  });
});
