import { metrics } from '@opentelemetry/api';
import {
  BatchLogRecordProcessor,
  ConsoleLogRecordExporter,
  type LogRecordExporter,
  type ReadWriteLogRecord,
} from '@opentelemetry/sdk-logs';
import type { UsageEvent } from '@spancost/processor';
import type { ExportGate } from './export-gate.ts';
import { batchOptionsFromEnv, logExportersFromEnv } from './open-telemetry-env.ts';

/** Told of events that have arrived, or that nobody tries to send any more. */
type OnSettled = (events: readonly object[]) => void;

/**
 * The pipeline of the usage events: OTLP logs, apart from the application's own logs, so that neither can crowd out the
 * other. What it loses (queue full, export failed) is counted by OpenTelemetry's own metric
 * `otel.sdk.processor.log.processed` under its `error.type`. It is made at the first call: only then is the meter
 * provider known.
 */
export class UsageEventPipeline {
  readonly #gate: ExportGate;
  readonly #onSettled: OnSettled;
  #processors: readonly BatchLogRecordProcessor[] | undefined;
  #isSent = false;

  constructor(gate: ExportGate, onSettled: OnSettled = () => {}) {
    this.#gate = gate;
    this.#onSettled = onSettled;
  }

  /** Sends an event. The batch processor only keeps it for its exporter, which only reads. */
  emit(event: UsageEvent): void {
    this.#processors ??= this.#processorsFromEnv();
    for (const processor of this.#processors) processor.onEmit(event as unknown as ReadWriteLogRecord);
    if (!this.#isSent) this.#onSettled([event]);
  }

  async forceFlush(): Promise<void> {
    await Promise.all((this.#processors ?? []).map((processor) => processor.forceFlush()));
  }

  async shutdown(): Promise<void> {
    await Promise.all((this.#processors ?? []).map((processor) => processor.shutdown()));
  }

  #processorsFromEnv(): BatchLogRecordProcessor[] {
    const selfObsMeterProvider = metrics.getMeterProvider();
    const options = batchOptionsFromEnv('OTEL_BLRP');
    const exporters = logExportersFromEnv();
    this.#isSent = exporters.some((exporter) => !(exporter instanceof ConsoleLogRecordExporter));
    return exporters.map(
      (exporter) => new BatchLogRecordProcessor({ exporter: this.#watch(this.#gate.guard(exporter)), selfObsMeterProvider, ...options }),
    );
  }

  /** Returns the exporter, which tells what has become of events; a console takes them nowhere. */
  #watch(exporter: LogRecordExporter): LogRecordExporter {
    if (exporter instanceof ConsoleLogRecordExporter) return exporter;
    const send = exporter.export.bind(exporter);
    exporter.export = (records, done) =>
      send(records, (result) => {
        this.#onSettled(records);
        done(result);
      });
    return exporter;
  }
}
