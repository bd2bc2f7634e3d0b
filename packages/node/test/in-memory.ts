import { context, diag, metrics, propagation, trace, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor, type ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
  type Sampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import type { CaptureContent } from '@spancost/conventions';
import {
  AttributionSpanProcessor,
  CallResultSpanProcessor,
  ContentSpanProcessor,
  CostSpanProcessor,
  recordPricedOperations,
  UsageEventSpanProcessor,
} from '../src/index.ts';

/** One data point of a metric, a histogram's as its sum. */
export interface MeasuredPoint {
  readonly name: string;
  readonly unit: string;
  readonly attributes: Attributes;
  readonly value: number;
}

/** OpenTelemetry as `register()` sets it up for the whole process, keeping everything in memory. */
export class InMemory implements Disposable {
  readonly #spans: InMemorySpanExporter = new InMemorySpanExporter();
  readonly #events: InMemoryLogRecordExporter = new InMemoryLogRecordExporter();
  readonly #metrics: InMemoryMetricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  readonly #meterProvider: MeterProvider;
  /** What was told to OpenTelemetry's diagnostics. */
  readonly told: string[] = [];

  /** `further` are the processors behind those of Spancost, by the meter provider of their metrics. */
  constructor(
    sampler: Sampler = new AlwaysOnSampler(),
    further: (meterProvider: MeterProvider) => readonly SpanProcessor[] = () => [],
    captureContent: CaptureContent = false,
  ) {
    const logs = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: this.#events })] });
    this.#meterProvider = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter: this.#metrics, exportIntervalMillis: 3_600_000 })],
    });
    const provider = new TracerProvider({
      sampler: recordPricedOperations(sampler),
      spanProcessors: [
        new AttributionSpanProcessor(),
        new CostSpanProcessor({ meterProvider: this.#meterProvider }),
        new UsageEventSpanProcessor({ logger: () => logs.getLogger('test') }),
        new CallResultSpanProcessor(),
        new ContentSpanProcessor({ captureContent }),
        ...further(this.#meterProvider),
        new SimpleSpanProcessor({ exporter: this.#spans }),
      ],
    });
    const log = (...words: unknown[]): void => void this.told.push(words.map(String).join(' '));
    diag.setLogger({ error: log, warn: log, info() {}, debug() {}, verbose() {} });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(provider);
  }

  /** Spans that were exported. */
  get spans(): readonly ReadableSpan[] {
    return this.#spans.getFinishedSpans();
  }

  /** Usage events, which the sampler does not touch. */
  get events(): readonly ReadableLogRecord[] {
    return this.#events.getFinishedLogRecords();
  }

  /** The data points of all metrics so far. */
  async metrics(): Promise<readonly MeasuredPoint[]> {
    await this.#meterProvider.forceFlush();
    const scopes = this.#metrics.getMetrics().at(-1)?.scopeMetrics ?? [];
    return scopes.flatMap(({ metrics }) =>
      metrics.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, unit: descriptor.unit, attributes, value: sumOf(value) })),
      ),
    );
  }

  /** US dollars in `spancost.client.cost`, over all attributes. */
  async usd(): Promise<number> {
    const points = (await this.metrics()).filter(({ name }) => name === 'spancost.client.cost');
    return points.reduce((sum, { value }) => sum + value, 0);
  }

  [Symbol.dispose](): void {
    diag.disable();
    trace.disable();
    context.disable();
    propagation.disable();
    metrics.disable();
  }
}

/** The value of a counter, or the sum of a histogram. */
function sumOf(value: number | object): number {
  return typeof value === 'object' && 'sum' in value ? Number(value.sum) : Number(value);
}
