import { diag, type TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator } from '@opentelemetry/core';
import { AttributionPropagator } from './baggage/attribution-propagator.ts';
import type { RegisterOptions } from './options.ts';
import { propagatorsFromEnv } from './propagators-from-env.ts';

/** What OpenTelemetry's variables ask for, and the attribution in what comes in; null for nothing at all. */
export function chosenPropagator({ baggage }: RegisterOptions): TextMapPropagator | null {
  const propagators = propagatorsFromEnv();
  if (propagators.length > 0)
    return new CompositePropagator({ propagators: [...propagators, new AttributionPropagator(baggage?.inbound)] });
  if (baggage?.inbound !== undefined) diag.error('spancost: OTEL_PROPAGATORS=none; no attribution is taken from baggage');
  return null;
}
