import { context, diag, SpanKind, trace, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import { packagedPricer } from '@spancost/prices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AttributionSpanProcessor,
  CostSpanProcessor,
  recordPricedOperations,
  UsageEventSpanProcessor,
  withAttribution,
  type CostSpanProcessorOptions,
} from '../src/index.ts';

const CALL: Attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5' };
const USAGE: Attributes = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200, 'gen_ai.response.id': 'chatcmpl-1' };

function pipeline(sampler: Sampler = new AlwaysOnSampler(), options: CostSpanProcessorOptions = {}) {
  const spans = new InMemorySpanExporter();
  const events = new InMemoryLogRecordExporter();
  const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const loggerProvider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: events })] });
  const provider = new TracerProvider({
    sampler: recordPricedOperations(sampler),
    spanProcessors: [
      new AttributionSpanProcessor(),
      new CostSpanProcessor({ meterProvider, ...options }),
      new UsageEventSpanProcessor({ logger: () => loggerProvider.getLogger('test') }),
      new SimpleSpanProcessor({ exporter: spans }),
    ],
  });
  return {
    tracer: provider.getTracer('test'),
    spans: () => spans.getFinishedSpans(),
    events: () => events.getFinishedLogRecords(),
    metrics: async () => {
      await meterProvider.forceFlush();
      return new Map(
        measured
          .getMetrics()
          .flatMap((batch) =>
            batch.scopeMetrics.flatMap((scope) => scope.metrics.map((metric) => [metric.descriptor.name, metric] as const)),
          ),
      );
    },
  };
}

beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

describe('a GenAI span', () => {
  it('carries its cost when it is exported', () => {
    const { tracer, spans } = pipeline();
    const span = tracer.startSpan('chat gpt-5', { kind: SpanKind.CLIENT, attributes: CALL });
    span.setAttributes(USAGE).end();
    expect(spans()[0]?.attributes).toMatchObject({
      'spancost.cost.usd': 0.00325,
      'spancost.cost.exact': '0.00325',
      'spancost.cost.basis': 'computed',
      'spancost.cost.price_id': 'list@2/openai/gpt-5/v1',
      'gen_ai.usage.cost.amount': 0.00325,
      'gen_ai.usage.cost.currency': 'USD',
      'gen_ai.usage.cost.source': 'local',
    });
  });

  it('carries no proposed attribute when they are switched off', () => {
    const { tracer, spans } = pipeline(new AlwaysOnSampler(), { proposedAttributes: false });
    tracer.startSpan('chat', { attributes: { ...CALL, ...USAGE } }).end();
    expect(Object.keys(spans()[0]?.attributes ?? {}).filter((name) => name.startsWith('gen_ai.usage.cost'))).toEqual([]);
  });

  it('is counted in US dollars, in a counter and a histogram', async () => {
    const { tracer, metrics } = pipeline();
    tracer.startSpan('chat', { attributes: { ...CALL, ...USAGE, 'spancost.feature': 'chat', 'user.id': 'u-1' } }).end();
    tracer.startSpan('chat', { attributes: CALL }).end();
    const measured = await metrics();
    const cost = measured.get('spancost.client.cost');
    expect(cost?.descriptor.unit).toBe('USD');
    expect(cost?.dataPoints.map((point) => point.value)).toEqual([0.00325]);
    expect(cost?.dataPoints[0]?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5',
      'spancost.cost.basis': 'computed',
      'spancost.feature': 'chat',
    });
    expect(measured.get('spancost.client.operation.cost')?.dataPoints[0]?.value).toMatchObject({ count: 1, sum: 0.00325 });
    expect(measured.get('spancost.client.unpriced_calls')?.dataPoints[0]?.value).toBe(1);
  });

  it.each([
    ['sampled', new AlwaysOnSampler(), 1],
    ['not sampled', new AlwaysOffSampler(), 0],
  ])('that is %s sends one usage event and exports its span %i times', async (_case, sampler, exported) => {
    const { tracer, spans, events, metrics } = pipeline(sampler);
    const span = tracer.startSpan('chat', { attributes: CALL });
    span.setAttributes({ ...USAGE, 'gen_ai.input.messages': 'secret' }).end();
    expect(spans()).toHaveLength(exported);
    expect(events()).toHaveLength(1);
    const [event] = events();
    expect(event?.eventName).toBe('spancost.usage');
    expect(event?.spanContext).toMatchObject({ traceId: span.spanContext().traceId, spanId: span.spanContext().spanId });
    expect(event?.attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 1000,
      'spancost.cost.exact': '0.00325',
      'gen_ai.response.id': 'chatcmpl-1',
      'otel.scope.name': 'test',
    });
    expect(JSON.stringify(event?.attributes)).not.toContain('secret');
    expect((await metrics()).get('spancost.client.cost')?.dataPoints[0]?.value).toBe(0.00325);
  });

  it.each([
    ['sampled', new AlwaysOnSampler(), 1],
    ['not sampled', new AlwaysOffSampler(), 0],
  ])(
    'of a refused call, %s, has no cost and no usage event, and is counted as refused, not as unpriced',
    async (_case, sampler, exported) => {
      const { tracer, spans, events, metrics } = pipeline(sampler);
      const refused = { 'spancost.call.refused': true, 'error.type': 'BudgetExceededError' };
      for (let call = 0; call < 3; call += 1) tracer.startSpan('chat gpt-5', { attributes: CALL }).setAttributes(refused).end();
      expect(spans()).toHaveLength(3 * exported);
      for (const span of spans()) expect(Object.keys(span.attributes).filter((name) => name.startsWith('spancost.cost'))).toEqual([]);
      expect(events()).toEqual([]);
      const measured = await metrics();
      expect([...measured.keys()]).toEqual(['spancost.client.refused_calls']);
      const points = measured.get('spancost.client.refused_calls')?.dataPoints ?? [];
      expect(points.map(({ attributes, value }) => [attributes, value])).toEqual([[{ ...CALL, 'error.type': 'BudgetExceededError' }, 3]]);
    },
  );
});

describe('a span of something else', () => {
  it.each<[string, Attributes]>([
    ['an HTTP request', { 'http.request.method': 'GET' }],
    ['an agent that repeats the usage of its calls', { 'gen_ai.operation.name': 'invoke_agent', ...USAGE }],
  ])('%s gets no cost, no attribution for HTTP and no event', (_case, attributes) => {
    const { tracer, spans, events } = pipeline();
    tracer.startSpan('other', { attributes }).end();
    expect(Object.keys(spans()[0]?.attributes ?? {}).filter((name) => name.startsWith('spancost.'))).toEqual([]);
    expect(events()).toEqual([]);
  });

  it('stays dropped when the sampler drops it', () => {
    const { tracer } = pipeline(new AlwaysOffSampler());
    expect(tracer.startSpan('GET', { attributes: { 'http.request.method': 'GET' } }).isRecording()).toBe(false);
    expect(tracer.startSpan('agent', { attributes: { 'gen_ai.operation.name': 'invoke_agent' } }).isRecording()).toBe(false);
    const call = tracer.startSpan('chat', { attributes: CALL });
    expect(call.isRecording()).toBe(true);
    expect(call.spanContext().traceFlags & 1).toBe(0);
  });
});

describe('withAttribution', () => {
  it('reaches calls below it, through promises, the inner fields winning', async () => {
    const { tracer, spans } = pipeline();
    const returned = await withAttribution({ tenant: 'acme', user: 'u-1', feature: 'chat', metadata: { a: '1', b: '1' } }, async () => {
      await Promise.resolve();
      return withAttribution({ feature: 'search', metadata: { b: '2' } }, () => {
        tracer.startSpan('chat', { attributes: CALL }).end();
        return 42;
      });
    });
    expect(returned).toBe(42);
    expect(spans()[0]?.attributes).toMatchObject({
      'spancost.tenant': 'acme',
      'user.id': 'u-1',
      'spancost.feature': 'search',
      'spancost.metadata.a': '1',
      'spancost.metadata.b': '2',
    });
  });

  it('reaches spans of every kind, also those whose operation is named later, and keeps what they say', () => {
    const { tracer, spans } = pipeline();
    withAttribution({ user: 'u-1', tenant: 'acme' }, () => {
      const late = tracer.startSpan('openai.chat');
      late.setAttributes({ ...CALL, 'user.id': 'own' }).end();
      tracer.startSpan('GET').end();
    });
    expect(spans()[0]?.attributes).toMatchObject({ 'user.id': 'own', 'spancost.tenant': 'acme' });
    expect(spans()[1]?.attributes).toEqual({ 'user.id': 'u-1', 'spancost.tenant': 'acme' });
  });

  it('throws what the function throws and leaves nothing behind', () => {
    const { tracer, spans } = pipeline();
    expect(() =>
      withAttribution({ user: 'u-1' }, () => {
        throw new RangeError('mine');
      }),
    ).toThrow(RangeError);
    tracer.startSpan('chat', { attributes: CALL }).end();
    expect(spans()[0]?.attributes['user.id']).toBeUndefined();
  });
});

it('a broken price book never reaches the application: the span ends, the failure is told to diagnostics', () => {
  const told: string[] = [];
  const log = (message: string): void => void told.push(message);
  diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log });
  const { tracer, spans } = pipeline(new AlwaysOnSampler(), {
    pricer: () => {
      throw new Error('book is broken');
    },
  });
  tracer.startSpan('chat', { attributes: { ...CALL, ...USAGE } }).end();
  diag.disable();
  expect(spans()).toHaveLength(1);
  expect(told.join()).toContain('could not be priced');
});

it('prices a span by its own start time', () => {
  const { tracer, spans } = pipeline(new AlwaysOnSampler(), { pricer: () => packagedPricer });
  tracer.startSpan('chat', { attributes: { ...CALL, ...USAGE }, startTime: new Date('2020-01-01T00:00:00Z') }).end();
  expect(spans()[0]?.attributes).toMatchObject({ 'spancost.cost.basis': 'unpriced', 'spancost.cost.unpriced_reason': 'price_missing' });
  expect(trace.isSpanContextValid(spans()[0]!.spanContext())).toBe(true);
});
