export type { BedrockInstrumentationConfig } from './config.ts';
export { BedrockInstrumentation } from './instrumentation.ts';
