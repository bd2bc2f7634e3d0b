import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link GroqInstrumentation}: only `enabled`, which is true by default. */
export type GroqInstrumentationConfig = InstrumentationConfig;
