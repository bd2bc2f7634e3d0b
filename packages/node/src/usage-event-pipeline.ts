import { metrics, type Logger } from '@opentelemetry/api';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { ExportGate } from './export-gate.ts';
import { batchOptionsFromEnv, logExportersFromEnv } from './open-telemetry-env.ts';
import { SCOPE } from './scope.ts';

/**
 * The pipeline of the usage events: OTLP logs, apart from the application's own logs, so that neither can crowd out the
 * other. What it loses (queue full, export failed) is counted by OpenTelemetry's own metric
 * `otel.sdk.processor.log.processed` under its `error.type`. It is made at the first call: only then are the resource and
 * the meter provider known.
 */
export class UsageEventPipeline {
  readonly #gate: ExportGate;
  #provider: LoggerProvider | undefined;

  constructor(gate: ExportGate) {
    this.#gate = gate;
  }

  /** The logger of this span's event. */
  loggerOf(span: ReadableSpan): Logger {
    this.#provider ??= new LoggerProvider({ resource: span.resource, processors: processorsFromEnv(this.#gate) });
    return this.#provider.getLogger(SCOPE);
  }

  async forceFlush(): Promise<void> {
    await this.#provider?.forceFlush();
  }

  async shutdown(): Promise<void> {
    await this.#provider?.shutdown();
  }
}

function processorsFromEnv(gate: ExportGate): BatchLogRecordProcessor[] {
  const selfObsMeterProvider = metrics.getMeterProvider();
  const options = batchOptionsFromEnv('OTEL_BLRP');
  return logExportersFromEnv().map(
    (exporter) => new BatchLogRecordProcessor({ exporter: gate.guard(exporter), selfObsMeterProvider, ...options }),
  );
}
