export type { GroqInstrumentationConfig } from './config.ts';
export { GroqInstrumentation } from './instrumentation.ts';
