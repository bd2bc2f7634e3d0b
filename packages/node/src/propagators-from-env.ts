import { diag, type TextMapPropagator } from '@opentelemetry/api';
import { getStringListFromEnv, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';

/**
 * Propagators of `OTEL_PROPAGATORS` (`tracecontext`, `baggage`, `b3`, `b3multi`, `none`); default `tracecontext,baggage`.
 * NodeSDK reads it too, but only where nobody adds a propagator.
 */
export function propagatorsFromEnv(): readonly TextMapPropagator[] {
  const names = new Set(getStringListFromEnv('OTEL_PROPAGATORS') ?? ['tracecontext', 'baggage']);
  if (names.has('none')) return [];
  return [...names].flatMap((name) => {
    const propagator = propagatorOf(name);
    if (propagator === undefined) diag.error(`spancost: OTEL_PROPAGATORS=${name} is not known; use tracecontext, baggage, b3 or b3multi`);
    return propagator === undefined ? [] : [propagator];
  });
}

function propagatorOf(name: string): TextMapPropagator | undefined {
  switch (name) {
    case 'tracecontext':
      return new W3CTraceContextPropagator();
    case 'baggage':
      return new W3CBaggagePropagator();
    case 'b3':
      return new B3Propagator();
    case 'b3multi':
      return new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER });
    default:
      return undefined;
  }
}
