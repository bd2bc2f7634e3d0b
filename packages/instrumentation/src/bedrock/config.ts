import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link BedrockInstrumentation}: only `enabled`, which is true by default. */
export type BedrockInstrumentationConfig = InstrumentationConfig;
