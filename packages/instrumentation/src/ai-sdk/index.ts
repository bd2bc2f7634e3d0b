export { AiSdkInstrumentation } from './instrumentation.ts';
export { beforeCallMiddleware } from './before-call-middleware.ts';
export type { BeforeCallMiddleware } from './before-call-middleware.ts';
export type { AiSdkInstrumentationConfig } from './config.ts';
