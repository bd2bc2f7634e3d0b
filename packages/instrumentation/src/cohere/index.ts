export type { CohereInstrumentationConfig } from './config.ts';
export { CohereInstrumentation } from './instrumentation.ts';
