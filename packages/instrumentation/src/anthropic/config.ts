import type { InstrumentationConfig } from '@opentelemetry/instrumentation';

/** Options of {@link AnthropicInstrumentation}: only `enabled`, which is true by default. */
export type AnthropicInstrumentationConfig = InstrumentationConfig;
