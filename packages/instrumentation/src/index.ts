export { OpenAIInstrumentation } from './openai/index.ts';
export type { OpenAIInstrumentationConfig } from './openai/index.ts';
export { AnthropicInstrumentation } from './anthropic/index.ts';
export type { AnthropicInstrumentationConfig } from './anthropic/index.ts';
export { GoogleGenAIInstrumentation } from './google-genai/index.ts';
export type { GoogleGenAIInstrumentationConfig } from './google-genai/index.ts';
export { watchModules } from './load/watch-modules.ts';
export type { ModuleWatch } from './load/watch-modules.ts';
export type { ModuleInstrumentation } from './load/module-instrumentation.ts';
