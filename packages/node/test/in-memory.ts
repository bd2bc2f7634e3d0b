import { context, diag, metrics, propagation, trace } from '@opentelemetry/api';
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
} from '@opentelemetry/sdk-trace';
import {
  AttributionSpanProcessor,
  CallResultSpanProcessor,
  ContentSpanProcessor,
  CostSpanProcessor,
  recordPricedOperations,
  UsageEventSpanProcessor,
} from '../src/index.ts';

/** OpenTelemetry as `register()` sets it up for the whole process, keeping everything in memory. */
export class InMemory implements Disposable {
  readonly #spans: InMemorySpanExporter = new InMemorySpanExporter();
  readonly #events: InMemoryLogRecordExporter = new InMemoryLogRecordExporter();
  readonly #metrics: InMemoryMetricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  readonly #meterProvider: MeterProvider;
  /** What was told to OpenTelemetry's diagnostics. */
  readonly told: string[] = [];

  constructor(sampler: Sampler = new AlwaysOnSampler()) {
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
        new ContentSpanProcessor(),
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

  /** US dollars in `spancost.client.cost`, over all attributes. */
  async usd(): Promise<number> {
    await this.#meterProvider.forceFlush();
    const points = this.#metrics
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap((scope) => scope.metrics.filter(({ descriptor }) => descriptor.name === 'spancost.client.cost'))
      .flatMap((metric) => metric.dataPoints.map(({ value }) => Number(value)));
    return (points ?? []).reduce((sum, value) => sum + value, 0);
  }

  [Symbol.dispose](): void {
    diag.disable();
    trace.disable();
    context.disable();
    propagation.disable();
    metrics.disable();
  }
}
