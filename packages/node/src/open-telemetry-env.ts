import { diag } from '@opentelemetry/api';
import { getNumberFromEnv, getStringFromEnv, getStringListFromEnv } from '@opentelemetry/core';
import { OTLPLogExporter as GrpcLogExporter } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPLogExporter as JsonLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtobufLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPTraceExporter as GrpcTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { ConsoleLogRecordExporter, type LogRecordExporter } from '@opentelemetry/sdk-logs';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ConsoleSpanExporter,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';

/**
 * What OpenTelemetry's environment variables ask for. NodeSDK reads them too, but only for a pipeline that nobody adds a
 * span processor or a sampler to.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */

/** Sampler of `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`; default `parentbased_always_on`. */
export function samplerFromEnv(): Sampler {
  const name = getStringFromEnv('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const root = rootSampler(name.replace(/^parentbased_/, ''));
  if (root === undefined) {
    diag.error(`spancost: OTEL_TRACES_SAMPLER=${name} is not known; using parentbased_always_on`);
    return new ParentBasedSampler({ root: new AlwaysOnSampler() });
  }
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

function rootSampler(name: string): Sampler | undefined {
  if (name === 'always_on') return new AlwaysOnSampler();
  if (name === 'always_off') return new AlwaysOffSampler();
  if (name === 'traceidratio') return new TraceIdRatioBasedSampler(samplerRatio());
  return undefined;
}

function samplerRatio(): number {
  const ratio = getNumberFromEnv('OTEL_TRACES_SAMPLER_ARG');
  if (ratio !== undefined && ratio >= 0 && ratio <= 1) return ratio;
  diag.error(`spancost: OTEL_TRACES_SAMPLER_ARG=${ratio} is not a number from 0 to 1; using 1`);
  return 1;
}

/** Exporters of `OTEL_TRACES_EXPORTER` (`otlp`, `console`, `none`); default `otlp`. */
export function spanExportersFromEnv(): readonly SpanExporter[] {
  return exportersFromEnv<SpanExporter>('TRACES', {
    'http/protobuf': () => new ProtobufTraceExporter(),
    'http/json': () => new JsonTraceExporter(),
    grpc: () => new GrpcTraceExporter(),
    console: () => new ConsoleSpanExporter(),
  });
}

/** Exporters of `OTEL_LOGS_EXPORTER` (`otlp`, `console`, `none`); default `otlp`. */
export function logExportersFromEnv(): readonly LogRecordExporter[] {
  return exportersFromEnv<LogRecordExporter>('LOGS', {
    'http/protobuf': () => new ProtobufLogExporter(),
    'http/json': () => new JsonLogExporter(),
    grpc: () => new GrpcLogExporter(),
    console: () => new ConsoleLogRecordExporter(),
  });
}

type ExporterKind = 'http/protobuf' | 'http/json' | 'grpc' | 'console';

/** Where spans and usage events are sent by OTLP; empty if neither is. */
export function otlpEndpointsFromEnv(): readonly string[] {
  const signals = (['TRACES', 'LOGS'] as const).filter((signal) => exporterNames(signal).has('otlp'));
  const endpoints = signals.map((signal) => {
    const fallback = otlpProtocol(signal) === 'grpc' ? 'http://localhost:4317' : 'http://localhost:4318';
    return getStringFromEnv(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`) ?? getStringFromEnv('OTEL_EXPORTER_OTLP_ENDPOINT') ?? fallback;
  });
  return [...new Set(endpoints)];
}

function exporterNames(signal: 'TRACES' | 'LOGS'): ReadonlySet<string> {
  return new Set(getStringListFromEnv(`OTEL_${signal}_EXPORTER`) ?? ['otlp']);
}

function exportersFromEnv<T>(signal: 'TRACES' | 'LOGS', make: Readonly<Record<ExporterKind, () => T>>): readonly T[] {
  const names = exporterNames(signal);
  if (names.has('none')) return [];
  return [...names].flatMap((name) => {
    if (name === 'console') return [make.console()];
    if (name === 'otlp') return [make[otlpProtocol(signal)]()];
    diag.error(`spancost: OTEL_${signal}_EXPORTER=${name} is not known; use otlp, console or none`);
    return [];
  });
}

function otlpProtocol(signal: 'TRACES' | 'LOGS'): Exclude<ExporterKind, 'console'> {
  const protocol =
    getStringFromEnv(`OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`) ?? getStringFromEnv('OTEL_EXPORTER_OTLP_PROTOCOL') ?? 'http/protobuf';
  if (protocol === 'http/protobuf' || protocol === 'http/json' || protocol === 'grpc') return protocol;
  diag.error(`spancost: OTLP protocol ${protocol} is not known; using http/protobuf`);
  return 'http/protobuf';
}

/** Settings that the batch processors of spans and of log records share. */
export interface BatchOptions {
  readonly maxQueueSize?: number;
  readonly maxExportBatchSize?: number;
  readonly scheduledDelayMillis?: number;
  readonly exportTimeoutMillis?: number;
}

/** Batch settings of `OTEL_BSP_*` (spans) or `OTEL_BLRP_*` (log records); what is not set is left to the processor. */
export function batchOptionsFromEnv(prefix: 'OTEL_BSP' | 'OTEL_BLRP'): BatchOptions {
  const options = {
    maxQueueSize: positiveFromEnv(`${prefix}_MAX_QUEUE_SIZE`),
    maxExportBatchSize: positiveFromEnv(`${prefix}_MAX_EXPORT_BATCH_SIZE`),
    scheduledDelayMillis: positiveFromEnv(`${prefix}_SCHEDULE_DELAY`),
    exportTimeoutMillis: positiveFromEnv(`${prefix}_EXPORT_TIMEOUT`),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function positiveFromEnv(name: string): number | undefined {
  const value = getNumberFromEnv(name);
  if (value === undefined || value > 0) return value;
  diag.error(`spancost: ${name}=${value} is not above zero; using the default`);
  return undefined;
}
