import { OpenAIInstrumentation } from '@traceloop/instrumentation-openai';
import type { OpenAIModule } from './sdk-copies.ts';
import { Telemetry } from './telemetry.ts';
import { tokensProblem, uninstrumented, type Variant } from './variant.ts';

/** `@traceloop/instrumentation-openai` (OpenLLMetry): spans with prompts and answers, its default; of streams no usage. */
export function traceloop(name: string, sdk: OpenAIModule): Variant {
  const telemetry = new Telemetry();
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(telemetry.tracerProvider);
  instrumentation.setMeterProvider(telemetry.meterProvider);
  instrumentation.manuallyInstrument(sdk.OpenAI);
  return {
    name,
    sdk,
    telemetry,
    logsOf: () => 0,
    within: (calls) => calls(),
    problem: async ({ isStream }) => (isStream ? undefined : tokensProblem(telemetry)),
  };
}

/** The same where nobody registered a provider. */
export function traceloopAlone(name: string, sdk: OpenAIModule): Variant {
  new OpenAIInstrumentation().manuallyInstrument(sdk.OpenAI);
  return uninstrumented(name, sdk);
}
