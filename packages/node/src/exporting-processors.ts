import { BatchSpanProcessor, ConsoleSpanExporter, SimpleSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { ExportGate } from './export-gate.ts';
import { batchOptionsFromEnv, spanExportersFromEnv } from './open-telemetry-env.ts';

/** A processor for each exporter that OpenTelemetry's variables ask for; what sends over the network does so through the gate. */
export function exportingProcessors(gate: ExportGate): SpanProcessor[] {
  const batch = batchOptionsFromEnv('OTEL_BSP');
  return spanExportersFromEnv().map((exporter) =>
    exporter instanceof ConsoleSpanExporter
      ? new SimpleSpanProcessor({ exporter })
      : new BatchSpanProcessor({ exporter: gate.guard(exporter), ...batch }),
  );
}
