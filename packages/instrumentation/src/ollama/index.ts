export type { OllamaInstrumentationConfig } from './config.ts';
export { OllamaInstrumentation } from './instrumentation.ts';
