import { metrics } from '@opentelemetry/api';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import type { OpenAIModule } from './sdk-copies.ts';
import { Telemetry } from './telemetry.ts';
import { tokensProblem, uninstrumented, type Variant } from './variant.ts';

/** Whether it gets a logger provider: without one its events, one for each message and choice, go nowhere. */
export type OfficialEvents = 'with events' | 'without events';

/**
 * `@opentelemetry/instrumentation-openai`: spans, token and duration metrics; no content, its default. With events it is as an
 * application has it that starts the NodeSDK, which brings a logger provider unless it is told not to.
 */
export function official(name: string, sdk: OpenAIModule, events: OfficialEvents): Variant {
  const telemetry = new Telemetry();
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(telemetry.tracerProvider);
  instrumentation.setMeterProvider(telemetry.meterProvider);
  if (events === 'with events') instrumentation.setLoggerProvider(telemetry.loggerProvider);
  patch(instrumentation, sdk);
  return {
    name,
    sdk,
    telemetry,
    logsOf: ({ messages }) => (events === 'with events' ? messages + 1 : 0),
    within: (calls) => calls(),
    problem: async () => tokensProblem(telemetry) ?? (await metricProblem(telemetry)),
  };
}

async function metricProblem(telemetry: Telemetry): Promise<string | undefined> {
  return (await telemetry.sumOf('gen_ai.client.token.usage')) > 0 ? undefined : 'it recorded no token metric';
}

/** The same where nobody registered a provider. */
export function officialAlone(name: string, sdk: OpenAIModule): Variant {
  const instrumentation = new OpenAIInstrumentation();
  // As registerInstrumentations() does; without a meter every one of its calls fails inside.
  instrumentation.setMeterProvider(metrics.getMeterProvider());
  patch(instrumentation, sdk);
  return uninstrumented(name, sdk);
}

function patch(instrumentation: OpenAIInstrumentation, sdk: OpenAIModule): void {
  for (const definition of instrumentation.getModuleDefinitions()) definition.patch?.(sdk);
}
