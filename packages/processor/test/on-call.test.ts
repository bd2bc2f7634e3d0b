import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { context, diag } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { isTracingSuppressed } from '@opentelemetry/core';
import { AlwaysOffSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  attributionOf,
  AttributionSpanProcessor,
  CallResultSpanProcessor,
  costOfSpan,
  CostSpanProcessor,
  onCall,
  recordPricedOperations,
  withAttribution,
  type CallResult,
} from '../src/index.ts';

const CALL = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.response.id': 'r-1',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};

let told: string[];
let stops: (() => void)[];
const results = new CallResultSpanProcessor();
const tracer = new TracerProvider({
  sampler: recordPricedOperations(new AlwaysOffSampler()),
  spanProcessors: [new AttributionSpanProcessor(), new CostSpanProcessor(), results],
}).getTracer('test');

beforeEach(() => {
  told = [];
  stops = [];
  const log = (message: string): void => void told.push(message);
  diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterEach(() => {
  for (const stop of stops) stop();
  diag.disable();
  context.disable();
});

/** Listens until the test is over. */
function listen(callback: (call: CallResult) => unknown): () => void {
  const stop = onCall(callback);
  stops.push(stop);
  return stop;
}

describe('onCall', () => {
  it('gives the priced result of a call after it has ended, also of one that is not sampled', async () => {
    const calls: CallResult[] = [];
    listen((call) => calls.push(call));
    const span = withAttribution({ user: 'u-17', metadata: { plan: 'pro' } }, () =>
      tracer.startSpan('chat gpt-5', { attributes: CALL, startTime: 1_790_000_000_000 }),
    );
    span.end(1_790_000_000_840);
    expect(calls).toEqual([]);
    await turn();
    expect(calls).toEqual([
      {
        operation: 'chat',
        provider: 'openai',
        model: 'gpt-5',
        requestModel: 'gpt-5',
        responseId: 'r-1',
        stream: false,
        usage: { inputTokens: 1000, outputTokens: 200 },
        cost: { basis: 'computed', exact: '0.00325', usd: 0.00325, priceId: expect.stringContaining('openai/gpt-5') },
        attribution: { user: 'u-17', metadata: { plan: 'pro' } },
        status: 'success',
        startedAt: new Date(1_790_000_000_000),
        durationMs: 840,
        traceId: span.spanContext().traceId,
        spanId: span.spanContext().spanId,
        sampled: false,
      },
    ]);
  });

  it.each([
    [
      'a call that failed',
      { 'error.type': 'RateLimitError', 'http.response.status_code': 429 },
      { status: 'rate_limited', errorType: 'RateLimitError', httpStatus: 429 },
    ],
    ['a call without usage', { 'gen_ai.usage.input_tokens': '?' }, { cost: { basis: 'unpriced', reason: 'usage_invalid' } }],
    ['the model that answered', { 'gen_ai.response.model': 'gpt-5-2025-08-07' }, { model: 'gpt-5-2025-08-07', requestModel: 'gpt-5' }],
  ])('tells of %s', async (_case, attributes, result) => {
    const calls: CallResult[] = [];
    listen((call) => calls.push(call));
    tracer.startSpan('chat', { attributes: { ...CALL, ...attributes } }).end();
    await turn();
    expect(calls[0]).toMatchObject(result);
  });

  it('does not tell of spans of anything else', async () => {
    const calls: CallResult[] = [];
    listen((call) => calls.push(call));
    tracer.startSpan('agent', { attributes: { ...CALL, 'gen_ai.operation.name': 'invoke_agent' } }).end();
    tracer.startSpan('GET').end();
    await turn();
    expect(calls).toEqual([]);
  });

  it('runs outside of the call: without tracing, and in the asynchronous context in which it was registered', async () => {
    const request = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    listen(() => {
      seen.push(isTracingSuppressed(context.active()), attributionOf(context.active()), request.getStore());
      seen.push(tracer.startSpan('chat', { attributes: CALL }).isRecording());
    });
    request.run('of the call', () => withAttribution({ user: 'u-17' }, () => tracer.startSpan('chat', { attributes: CALL }).end()));
    await turn();
    expect(seen).toEqual([true, undefined, undefined, false]);
  });

  it("that throws or rejects is in nobody's way, and is told to diagnostics", async () => {
    const calls: CallResult[] = [];
    listen(() => {
      throw new Error('mine');
    });
    listen(() => Promise.reject(new Error('mine')));
    listen((call) => calls.push(call));
    for (let times = 0; times < 3; times += 1) tracer.startSpan('chat', { attributes: CALL }).end();
    await turn();
    await turn();
    expect(calls).toHaveLength(3);
    expect(told.filter((message) => message.includes('a callback of onCall() failed'))).toHaveLength(6);
  });

  it('ends when it is stopped', async () => {
    const calls: CallResult[] = [];
    const stop = listen((call) => calls.push(call));
    tracer.startSpan('chat', { attributes: CALL }).end();
    await turn();
    stop();
    stop();
    tracer.startSpan('chat', { attributes: CALL }).end();
    await turn();
    expect(calls).toHaveLength(1);
  });

  it('has everything that has ended when the processor is flushed', async () => {
    const calls: CallResult[] = [];
    listen((call) => calls.push(call));
    tracer.startSpan('chat', { attributes: CALL }).end();
    await results.forceFlush();
    expect(calls).toHaveLength(1);
    await turn();
    expect(calls).toHaveLength(1);
  });

  it.each([undefined, null, 7, {}])('%j is no callback, which is said', (callback) => {
    expect(() => onCall(callback as never)()).not.toThrow();
    expect(told.join()).toContain('onCall() takes a function');
  });
});

describe('costOfSpan', () => {
  it('is the cost of a call that has ended, exact and as a double', () => {
    const span = tracer.startSpan('chat', { attributes: CALL });
    expect(costOfSpan(span)).toBeUndefined();
    span.end();
    expect(costOfSpan(span)).toMatchObject({ basis: 'computed', exact: '0.00325', usd: 0.00325 });
  });

  it('of a call whose usage is not known is unpriced, which is not zero', () => {
    const span = tracer.startSpan('chat', { attributes: { 'gen_ai.operation.name': 'chat' } });
    span.end();
    expect(costOfSpan(span)).toEqual({ basis: 'unpriced', reason: 'usage_missing' });
  });

  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
      has: () => {
        throw new Error('trap');
      },
    },
  );
  it.each([
    undefined,
    null,
    7,
    {},
    { attributes: null },
    { attributes: { 'spancost.cost.basis': 'guessed', 'spancost.cost.exact': '1' } },
    { attributes: trap },
    trap,
  ])('of nonsense %# is undefined', (span) => {
    expect(costOfSpan(span)).toBeUndefined();
  });
});
