export type { GoogleGenAIInstrumentationConfig } from './config.ts';
export { GoogleGenAIInstrumentation } from './instrumentation.ts';
