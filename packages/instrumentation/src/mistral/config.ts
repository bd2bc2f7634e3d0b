import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link MistralInstrumentation}: only `enabled`, which is true by default. */
export type MistralInstrumentationConfig = InstrumentationConfig;
