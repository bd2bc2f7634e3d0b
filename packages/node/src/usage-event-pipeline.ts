import { metrics } from '@opentelemetry/api';
import { BatchLogRecordProcessor, type ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { UsageEvent } from '@spancost/processor';
import type { ExportGate } from './export-gate.ts';
import { batchOptionsFromEnv, logExportersFromEnv } from './open-telemetry-env.ts';

/**
 * The pipeline of the usage events: OTLP logs, apart from the application's own logs, so that neither can crowd out the
 * other. What it loses (queue full, export failed) is counted by OpenTelemetry's own metric
 * `otel.sdk.processor.log.processed` under its `error.type`. It is made at the first call: only then is the meter
 * provider known.
 */
export class UsageEventPipeline {
  readonly #gate: ExportGate;
  #processors: readonly BatchLogRecordProcessor[] | undefined;

  constructor(gate: ExportGate) {
    this.#gate = gate;
  }

  /** Sends an event. The batch processor only keeps it for its exporter, which only reads. */
  emit(event: UsageEvent): void {
    this.#processors ??= processorsFromEnv(this.#gate);
    for (const processor of this.#processors) processor.onEmit(event as unknown as ReadWriteLogRecord);
  }

  async forceFlush(): Promise<void> {
    await Promise.all((this.#processors ?? []).map((processor) => processor.forceFlush()));
  }

  async shutdown(): Promise<void> {
    await Promise.all((this.#processors ?? []).map((processor) => processor.shutdown()));
  }
}

function processorsFromEnv(gate: ExportGate): BatchLogRecordProcessor[] {
  const selfObsMeterProvider = metrics.getMeterProvider();
  const options = batchOptionsFromEnv('OTEL_BLRP');
  return logExportersFromEnv().map(
    (exporter) => new BatchLogRecordProcessor({ exporter: gate.guard(exporter), selfObsMeterProvider, ...options }),
  );
}
