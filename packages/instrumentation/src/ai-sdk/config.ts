import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link AiSdkInstrumentation}: only `enabled`, which is true by default. */
export type AiSdkInstrumentationConfig = InstrumentationConfig;
