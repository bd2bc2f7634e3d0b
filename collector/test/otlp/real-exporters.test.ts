import { gzipSync, zstdCompressSync } from 'node:zlib';
import { ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags, type Attributes, type SpanContext } from '@opentelemetry/api';
import { JsonLogsSerializer, JsonTraceSerializer, ProtobufLogsSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor, type ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { GPT5, newSpanId, newTraceId } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const ATTRIBUTES: Attributes = {
  ...GPT5,
  'gen_ai.request.stream': true,
  'gen_ai.response.id': 'resp_1',
  'gen_ai.response.finish_reasons': ['stop'],
  'user.id': 'u-17',
  'spancost.tenant': 'acme',
  'spancost.feature': 'chat',
  'spancost.metadata.plan': 'pro',
};

function realSpan(): ReadableSpan {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const made = provider.getTracer('openai').startSpan('chat gpt-5', { attributes: ATTRIBUTES });
  made.addEvent('first chunk', { index: 0 });
  made.setStatus({ code: SpanStatusCode.OK });
  made.end();
  return exporter.getFinishedSpans()[0]!;
}

function realEvent(): ReadableLogRecord {
  const exporter = new InMemoryLogRecordExporter();
  const provider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter })] });
  const context: SpanContext = { traceId: newTraceId(), spanId: newSpanId(), traceFlags: TraceFlags.NONE };
  provider.getLogger('@spancost/processor').emit({
    eventName: 'spancost.usage',
    timestamp: Date.now() - 800,
    attributes: { ...ATTRIBUTES, 'spancost.call.duration': 0.8, 'otel.scope.name': 'openai' },
    context: trace.setSpanContext(ROOT_CONTEXT, context),
  });
  return exporter.getFinishedLogRecords()[0]!;
}

const EXPECTED = {
  provider: 'openai',
  model: 'gpt-5-2025-08-07',
  request_model: 'gpt-5',
  response_id: 'resp_1',
  stream: true,
  status: 'success',
  tenant: 'acme',
  user: 'u-17',
  feature: 'chat',
  metadata: { plan: 'pro' },
  scope: 'openai',
  cost_usd: '0.00325',
};

const COMPRESS = { identity: (body: Uint8Array) => body, gzip: gzipSync, zstd: zstdCompressSync };

async function send(
  collector: RunningCollector,
  signal: string,
  body: Uint8Array,
  contentType: string,
  encoding: keyof typeof COMPRESS,
): Promise<Response> {
  const headers = { 'content-type': contentType, 'content-encoding': encoding };
  return collector.post(`/v1/${signal}`, new Uint8Array(COMPRESS[encoding](body)), headers);
}

const FORMS = [
  { form: 'protobuf', encoding: 'identity' },
  { form: 'protobuf', encoding: 'gzip' },
  { form: 'protobuf', encoding: 'zstd' },
  { form: 'json', encoding: 'identity' },
  { form: 'json', encoding: 'zstd' },
] as const;

describe("what OpenTelemetry's own exporters send", () => {
  it.each(FORMS)('a span as $form, $encoding, is one call with everything that it says', async ({ form, encoding }) => {
    const collector = await runCollector();
    const real = realSpan();
    const serializer = form === 'protobuf' ? ProtobufTraceSerializer : JsonTraceSerializer;
    const contentType = form === 'protobuf' ? 'application/x-protobuf' : 'application/json';
    const response = await send(collector, 'traces', serializer.serializeRequest([real])!, contentType, encoding);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(serializer.deserializeResponse(new Uint8Array(await response.arrayBuffer()))).toEqual({});
    const [call] = await collector.calls();
    expect(call).toMatchObject({ ...EXPECTED, trace_id: real.spanContext().traceId, span_id: real.spanContext().spanId });
    expect(call?.called_at).toBe(new Date(real.startTime[0] * 1000 + Math.floor(real.startTime[1] / 1e6)).toISOString());
  });

  it.each(FORMS)('a usage event as $form, $encoding, is one call with everything that it says', async ({ form, encoding }) => {
    const collector = await runCollector();
    const real = realEvent();
    const serializer = form === 'protobuf' ? ProtobufLogsSerializer : JsonLogsSerializer;
    const body = serializer.serializeRequest([real])!;
    const response = await send(collector, 'logs', body, form === 'protobuf' ? 'application/x-protobuf' : 'application/json', encoding);
    expect(response.status).toBe(200);
    const [call] = await collector.calls();
    expect(call).toMatchObject({ ...EXPECTED, trace_id: real.spanContext?.traceId, span_id: real.spanContext?.spanId, duration_ms: 800 });
  });
});
