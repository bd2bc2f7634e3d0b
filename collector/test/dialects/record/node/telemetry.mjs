import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

/** A tracer provider for the whole process that exports each span as OTLP/JSON when it ends. */
export function startTelemetry(makeProcessor = (exporter) => new SimpleSpanProcessor({ exporter })) {
  const exporter = new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'recorded' }),
    spanProcessors: [makeProcessor(exporter)],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return provider;
}
