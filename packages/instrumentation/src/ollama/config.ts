import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link OllamaInstrumentation}: only `enabled`, which is true by default. */
export type OllamaInstrumentationConfig = InstrumentationConfig;
