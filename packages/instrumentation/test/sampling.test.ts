import { context, trace, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AlwaysOffSampler,
  SamplingDecision,
  TracerProvider,
  type ReadableSpan,
  type Sampler,
  type SamplingResult,
} from '@opentelemetry/sdk-trace';
import Anthropic from '@anthropic-ai/sdk';
import { isPricedOperation } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation, OpenAIInstrumentation } from '../src/index.ts';
import { allOf } from './all-of.ts';

/** Samples nothing, but lets AI calls be recorded: what a cost processor needs so that sampling cannot touch money. */
const nothingButRecorded: Sampler = {
  shouldSample: (_context, _traceId, _name, _kind, attributes: Attributes): SamplingResult => ({
    decision: isPricedOperation(attributes['gen_ai.operation.name']) ? SamplingDecision.RECORD : SamplingDecision.NOT_RECORD,
  }),
  toString: () => 'NothingButRecorded',
};

let providers: ProvidersServer;
const ended: ReadableSpan[] = [];
const messages = [{ role: 'user' as const, content: 'hello' }];

beforeAll(async () => {
  providers = await startProviders();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  new OpenAIInstrumentation().manuallyInstrument(OpenAI);
  new AnthropicInstrumentation().manuallyInstrument(Anthropic);
});
afterEach(() => {
  ended.length = 0;
  trace.disable();
});
afterAll(() => providers.close());

/** Two calls by clients that are made after the provider is registered. */
async function callBoth(): Promise<void> {
  const openai = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
  const anthropic = new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic` });
  await allOf(await openai.chat.completions.create({ model: 'gpt-5', messages, stream: true }));
  await anthropic.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages });
}

function register(sampler: Sampler): void {
  const keep = { onStart() {}, onEnd: (span: ReadableSpan) => void ended.push(span), forceFlush: async () => {}, shutdown: async () => {} };
  trace.setGlobalTracerProvider(new TracerProvider({ sampler, spanProcessors: [keep] }));
}

describe('at 0 % head sampling', () => {
  test('a sampler that records AI calls sees them at their start, and the usage is complete', async () => {
    register(nothingButRecorded);
    await callBoth();
    expect(ended.map(({ name }) => name)).toEqual(['chat gpt-5', 'chat claude-sonnet-5-5']);
    for (const span of ended) {
      expect(span.spanContext().traceFlags).toBe(0);
      expect(span.attributes['gen_ai.usage.input_tokens']).toBeGreaterThan(0);
      expect(span.attributes['gen_ai.usage.output_tokens']).toBeGreaterThan(0);
    }
  });

  test('without such a sampler nothing is recorded, and the request is sent as it is', async () => {
    register(new AlwaysOffSampler());
    await callBoth();
    expect(ended).toEqual([]);
    expect(providers.requests.at(-2)?.body).not.toHaveProperty('stream_options');
  });

  test('what is below a call that is not sampled is not sampled either', async () => {
    register(new AlwaysOffSampler());
    let active: number | undefined;
    const openai = new OpenAI({
      apiKey: 'any',
      baseURL: `${providers.url}/openai/v1`,
      fetch: (...request) => {
        active = trace.getSpanContext(context.active())?.traceFlags;
        return fetch(...request);
      },
    });
    await openai.chat.completions.create({ model: 'gpt-5', messages });
    expect(active).toBe(0);
  });
});
