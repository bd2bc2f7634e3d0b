import { afterEach, describe, expect, it, vi } from 'vitest';
import { batchOptionsFromEnv, logExportersFromEnv, samplerFromEnv, spanExportersFromEnv } from '../src/open-telemetry-env.ts';

afterEach(() => vi.unstubAllEnvs());

describe('samplerFromEnv', () => {
  it.each([
    [undefined, undefined, 'ParentBased{root=AlwaysOnSampler'],
    ['always_on', undefined, 'AlwaysOnSampler'],
    ['always_off', undefined, 'AlwaysOffSampler'],
    ['traceidratio', '0.25', 'TraceIdRatioBased{0.25}'],
    ['traceidratio', '7', 'TraceIdRatioBased{1}'],
    ['traceidratio', 'some', 'TraceIdRatioBased{1}'],
    ['parentbased_always_off', undefined, 'ParentBased{root=AlwaysOffSampler'],
    ['parentbased_traceidratio', '0', 'ParentBased{root=TraceIdRatioBased{0}'],
    ['jaeger_remote', undefined, 'ParentBased{root=AlwaysOnSampler'],
  ])('OTEL_TRACES_SAMPLER=%s with argument %s is %s', (name, argument, sampler) => {
    vi.stubEnv('OTEL_TRACES_SAMPLER', name);
    vi.stubEnv('OTEL_TRACES_SAMPLER_ARG', argument);
    expect(samplerFromEnv().toString()).toContain(sampler);
  });
});

describe('exporters', () => {
  it.each([
    [undefined, 1],
    ['otlp', 1],
    ['console', 1],
    ['otlp,console', 2],
    ['none', 0],
    ['zipkin', 0],
  ])('OTEL_*_EXPORTER=%s makes %i', (name, count) => {
    vi.stubEnv('OTEL_TRACES_EXPORTER', name);
    vi.stubEnv('OTEL_LOGS_EXPORTER', name);
    expect(spanExportersFromEnv()).toHaveLength(count);
    expect(logExportersFromEnv()).toHaveLength(count);
  });
});

it('batch settings take what is set, leave out what is not, and refuse what is not above zero', () => {
  vi.stubEnv('OTEL_BLRP_MAX_QUEUE_SIZE', '10');
  vi.stubEnv('OTEL_BLRP_SCHEDULE_DELAY', '0');
  vi.stubEnv('OTEL_BLRP_EXPORT_TIMEOUT', 'soon');
  expect(batchOptionsFromEnv('OTEL_BLRP')).toEqual({ maxQueueSize: 10 });
});
