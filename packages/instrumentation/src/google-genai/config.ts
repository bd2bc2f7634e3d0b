import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link GoogleGenAIInstrumentation}: only `enabled`, which is true by default. */
export type GoogleGenAIInstrumentationConfig = InstrumentationConfig;
