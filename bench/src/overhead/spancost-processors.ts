import { createNoopMeter } from '@opentelemetry/api';
import { AttributionSpanProcessor, CostSpanProcessor, EndingCalls, OpenAIInstrumentation, UsageEventSpanProcessor } from '@spancost/node';
import type { Telemetry, TelemetryOptions } from './telemetry.ts';

/** What of Spancost a variant has; each comes on top of those before it. */
export const PIECES = ['instrumentation', 'attribution', 'cost', 'proposed attributes', 'metrics', 'usage event'] as const;
export type Piece = (typeof PIECES)[number];

/** The span processors with which `register()` attributes a call, prices it and logs its usage: all of them, or those of some pieces. */
export function spancostProcessors(has: (piece: Piece) => boolean = () => true): NonNullable<TelemetryOptions['spanProcessors']> {
  const calls = new EndingCalls();
  return (meterProvider, emit) => [
    ...(has('attribution') ? [new AttributionSpanProcessor()] : []),
    ...(has('cost')
      ? [
          new CostSpanProcessor({
            meterProvider: has('metrics') ? meterProvider : { getMeter: createNoopMeter },
            proposedAttributes: has('proposed attributes'),
            calls,
          }),
        ]
      : []),
    ...(has('usage event') ? [new UsageEventSpanProcessor({ calls, emit })] : []),
  ];
}

/** Spancost's instrumentation on a copy of the SDK. @throws Error if it does not know the class. */
export function instrumentOpenAI(client: unknown, { tracerProvider }: Telemetry): OpenAIInstrumentation {
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(tracerProvider);
  if (!instrumentation.manuallyInstrument(client)) throw new Error('spancost found no client class in the SDK');
  return instrumentation;
}
