import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import type { OpenAIModule } from './sdk-copies.ts';
import { Telemetry } from './telemetry.ts';
import { uninstrumented, type Variant } from './variant.ts';

/** `@arizeai/openinference-instrumentation-openai`: spans with prompts and answers, its default; of streams no usage. */
export function openinference(name: string, sdk: OpenAIModule): Variant {
  const telemetry = new Telemetry();
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(telemetry.tracerProvider);
  patch(instrumentation, sdk);
  return {
    name,
    sdk,
    telemetry,
    logsOf: () => 0,
    within: (calls) => calls(),
    problem: async ({ isStream }) => (isStream || hasTokens(telemetry) ? undefined : 'its spans have no token counts'),
  };
}

/** The same where nobody registered a provider. */
export function openinferenceAlone(name: string, sdk: OpenAIModule): Variant {
  patch(new OpenAIInstrumentation(), sdk);
  return uninstrumented(name, sdk);
}

function patch(instrumentation: OpenAIInstrumentation, sdk: OpenAIModule): void {
  // Its types are of openai 7, which it takes as it takes 6.
  instrumentation.manuallyInstrument(sdk.OpenAI as unknown as Parameters<OpenAIInstrumentation['manuallyInstrument']>[0]);
}

function hasTokens({ spans }: Telemetry): boolean {
  return spans.last?.attributes['llm.token_count.prompt'] !== undefined;
}
