export { AiSdkInstrumentation } from './instrumentation.ts';
export type { AiSdkInstrumentationConfig } from './config.ts';
