export { CollectorBook } from './collector-book.ts';
export type { CollectorBookOptions } from './collector-book.ts';
export type { Registration, RegisterOptions } from './options.ts';
export { register } from './register.ts';
export { AnthropicInstrumentation, OpenAIInstrumentation, watchModules } from '@spancost/instrumentation';
export type { AnthropicInstrumentationConfig, OpenAIInstrumentationConfig } from '@spancost/instrumentation';
export {
  AttributionSpanProcessor,
  CostSpanProcessor,
  recordPricedOperations,
  UsageEventSpanProcessor,
  withAttribution,
} from '@spancost/processor';
export type { CostSpanProcessorOptions, UsageEventSpanProcessorOptions } from '@spancost/processor';
export type { Attribution } from '@spancost/conventions';
