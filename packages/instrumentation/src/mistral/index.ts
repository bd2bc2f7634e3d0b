export type { MistralInstrumentationConfig } from './config.ts';
export { MistralInstrumentation } from './instrumentation.ts';
