export { NetworkInstrumentation } from './network-instrumentation.ts';
export type { UnownedCalls } from './network-instrumentation.ts';
export type { NetworkInstrumentationConfig } from './config.ts';
