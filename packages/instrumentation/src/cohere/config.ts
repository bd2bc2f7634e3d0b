import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link CohereInstrumentation}: only `enabled`, which is true by default. */
export type CohereInstrumentationConfig = InstrumentationConfig;
