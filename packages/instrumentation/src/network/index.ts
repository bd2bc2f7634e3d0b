export { NetworkInstrumentation } from './network-instrumentation.ts';
export type { NetworkInstrumentationConfig } from './config.ts';
export type { UnownedCalls } from './unowned-calls.ts';
