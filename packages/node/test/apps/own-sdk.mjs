// An application with an OpenTelemetry SDK of its own, to which the pieces are added one by one, as the README shows.
import { metrics } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, AlwaysOnSampler, BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import {
  AnthropicInstrumentation,
  AttributionSpanProcessor,
  CostSpanProcessor,
  OpenAIInstrumentation,
  recordPricedOperations,
  register,
  UsageEventSpanProcessor,
  watchModules,
  withAttribution,
} from '@spancost/node';
import OpenAI from 'openai';

const pieces = new Set(process.env.PIECES.split(','));
const sampler = process.env.SAMPLED === 'no' ? new AlwaysOffSampler() : new AlwaysOnSampler();
const instrumentations = [new OpenAIInstrumentation(), new AnthropicInstrumentation()];
const sdk = new NodeSDK({
  sampler: pieces.has('sampler') ? recordPricedOperations(sampler) : sampler,
  spanProcessors: [
    ...(pieces.has('attribution') ? [new AttributionSpanProcessor()] : []),
    ...(pieces.has('cost') ? [new CostSpanProcessor()] : []),
    ...(pieces.has('events') ? [new UsageEventSpanProcessor()] : []),
    new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }),
  ],
  logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
  metricReaders: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })],
  instrumentations,
});
sdk.start();
await watchModules(instrumentations).ready;

// Starts nothing: there is an SDK already.
const registration = register();
await registration.shutdown();

const usage = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
await withAttribution({ user: 'u-17' }, () =>
  new OpenAI().chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, usage),
);
await metrics.getMeterProvider().forceFlush();
await sdk.shutdown();
