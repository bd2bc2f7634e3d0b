export type { OpenAIInstrumentationConfig } from './config.ts';
export { OpenAIInstrumentation } from './instrumentation.ts';
