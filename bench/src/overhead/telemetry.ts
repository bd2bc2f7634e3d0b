import type { MeterProvider as MeterProviderApi } from '@opentelemetry/api';
import { BatchLogRecordProcessor, LoggerProvider, type ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import type { UsageEvent } from '@spancost/node';
import { CountingLogExporter, CountingSpanExporter, NoMetricExporter } from './counting-exporters.ts';

export interface TelemetryOptions {
  /** Wraps the sampler that everybody has: parent-based, always on. */
  readonly sampler?: (root: Sampler) => Sampler;
  /** Span processors that come before the exporting one. */
  readonly spanProcessors?: (meterProvider: MeterProviderApi, emit: (event: UsageEvent) => void) => readonly SpanProcessor[];
}

/**
 * OpenTelemetry as an application has it, of the same make for each variant: batch processors for spans and logs, a
 * periodic metric reader. Only the exporters do nothing but count.
 */
export class Telemetry {
  readonly tracerProvider: TracerProvider;
  readonly meterProvider: MeterProvider;
  readonly loggerProvider: LoggerProvider;
  readonly spans: CountingSpanExporter = new CountingSpanExporter();
  readonly logs: CountingLogExporter = new CountingLogExporter();
  readonly #reader: PeriodicExportingMetricReader;

  constructor({ sampler = (root) => root, spanProcessors = () => [] }: TelemetryOptions = {}) {
    this.#reader = new PeriodicExportingMetricReader({ exporter: new NoMetricExporter() });
    this.meterProvider = new MeterProvider({ readers: [this.#reader] });
    const logRecords = new BatchLogRecordProcessor({ exporter: this.logs });
    this.loggerProvider = new LoggerProvider({ processors: [logRecords] });
    this.tracerProvider = new TracerProvider({
      sampler: sampler(new ParentBasedSampler({ root: new AlwaysOnSampler() })),
      spanProcessors: [
        // The batch processor only keeps an event for its exporter, which only reads it: as register() does.
        ...spanProcessors(this.meterProvider, (event) => logRecords.onEmit(event as unknown as ReadWriteLogRecord)),
        new BatchSpanProcessor({ exporter: this.spans }),
      ],
    });
  }

  /** Sends what is pending. */
  async flush(): Promise<void> {
    await this.tracerProvider.forceFlush();
    await this.loggerProvider.forceFlush();
  }

  /** Sum over all attributes: of a counter's values, of the observations of a histogram. Zero if there is no such metric. */
  async sumOf(metric: string): Promise<number> {
    const { resourceMetrics } = await this.#reader.collect();
    return resourceMetrics.scopeMetrics
      .flatMap(({ metrics }) => metrics)
      .filter(({ descriptor }) => descriptor.name === metric)
      .flatMap(({ dataPoints }) => dataPoints.map(({ value }) => (typeof value === 'number' ? value : (value.sum ?? 0))))
      .reduce((sum, value) => sum + value, 0);
  }

  async shutdown(): Promise<void> {
    await Promise.all([this.tracerProvider.shutdown(), this.loggerProvider.shutdown(), this.meterProvider.shutdown()]);
  }
}
