import type { Span, Tracer, TracerProvider as Provider } from '@opentelemetry/api';
import { TracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { recordSpans } from './recorded-spans.ts';

const boom = (): never => {
  throw new Error('telemetry is broken');
};

function providerOf(startSpan: Tracer['startSpan']): Provider {
  return { getTracer: () => ({ startSpan, startActiveSpan: boom }) };
}

/** A span that works, but for some of its methods. */
function spanBroken(...methods: readonly (keyof Span)[]): Provider {
  const tracer = recordSpans().provider.getTracer('broken');
  return providerOf((...started) => {
    const span = tracer.startSpan(...started);
    for (const method of methods) Object.defineProperty(span, method, { value: boom });
    return span;
  });
}

function processorBroken(method: 'onStart' | 'onEnd'): Provider {
  const works: SpanProcessor = { onStart() {}, onEnd() {}, forceFlush: async () => {}, shutdown: async () => {} };
  return new TracerProvider({ spanProcessors: [{ ...works, [method]: boom }] });
}

/** Telemetry that is broken in one way or another; a provider that throws does so even when it is given to an instrumentation. */
export const BROKEN_TELEMETRY: readonly (readonly [string, () => Provider])[] = [
  ['a provider that throws', () => ({ getTracer: boom })],
  ['a tracer that throws', () => providerOf(boom)],
  ['a span that throws when it is asked whether it records', () => spanBroken('isRecording')],
  ['a span that throws when attributes are set', () => spanBroken('setAttributes')],
  ['a span that throws when its status is set', () => spanBroken('setStatus')],
  ['a span that throws when it ends', () => spanBroken('end')],
  ['a span that throws at everything', () => spanBroken('isRecording', 'setAttributes', 'setAttribute', 'setStatus', 'end', 'spanContext')],
  ['a span processor that throws at the start', () => processorBroken('onStart')],
  ['a span processor that throws at the end', () => processorBroken('onEnd')],
];
