export { AttributionPropagator } from './baggage/attribution-propagator.ts';
export type { BaggageOptions, InboundBaggage, OutboundBaggage } from './baggage/options.ts';
export { sendAttribution } from './baggage/send-attribution.ts';
export type { BudgetCheck, BudgetQuestion, CheckedBudget, CheckedLimit, CheckedState } from './budgets/budget-check.ts';
export { checkBudget } from './budgets/check-budget.ts';
export { BudgetExceededError, BudgetUnknownError, RateLimitExceededError } from './budgets/errors.ts';
export type { BudgetOptions } from './budgets/options.ts';
export type { AiCall, AiCallOptions, AiCallResponse, FailureStatus } from './calls/ai-call.ts';
export { recordUsage } from './calls/record-usage.ts';
export type { UsageRecord } from './calls/record-usage.ts';
export { trackAiCall } from './calls/track-ai-call.ts';
export { CollectorBook } from './collector-book.ts';
export type { CollectorBookOptions } from './collector-book.ts';
export { NotInstrumentedError } from './errors.ts';
export type { GivenModules, Registration, RegisterOptions } from './options.ts';
export { instrument } from './process-wide.ts';
export { register } from './register.ts';
export type { Report, SdkReport } from './self-test/report.ts';
export { cau } from './spend/cau.ts';
export type { Cau, CauQuestion } from './spend/cau.ts';
export { SpendUnknownError } from './spend/errors.ts';
export type { SpendUnknownReason } from './spend/errors.ts';
export type { AskOptions } from './spend/question.ts';
export { spendOf } from './spend/spend-of.ts';
export type { Spend, SpendQuestion } from './spend/spend-of.ts';
export { topUsers } from './spend/top-users.ts';
export type { TopUser, TopUsers, TopUsersQuestion } from './spend/top-users.ts';
export {
  AiSdkInstrumentation,
  AnthropicInstrumentation,
  beforeCallMiddleware,
  BedrockInstrumentation,
  CallRefusedError,
  CohereInstrumentation,
  ConventionsSpanProcessor,
  GenAiMetricsSpanProcessor,
  GoogleGenAIInstrumentation,
  GroqInstrumentation,
  isCallRefused,
  MistralInstrumentation,
  NetworkInstrumentation,
  OllamaInstrumentation,
  OpenAIInstrumentation,
  setBeforeCall,
  watchModules,
} from '@spancost/instrumentation';
export type {
  AnthropicInstrumentationConfig,
  BeforeCall,
  BeforeCallHook,
  BeforeCallMiddleware,
  BedrockInstrumentationConfig,
  CohereInstrumentationConfig,
  ConventionsSpanProcessorOptions,
  GenAiMetricsSpanProcessorOptions,
  GoogleGenAIInstrumentationConfig,
  GroqInstrumentationConfig,
  MistralInstrumentationConfig,
  NetworkInstrumentationConfig,
  OllamaInstrumentationConfig,
  OpenAIInstrumentationConfig,
} from '@spancost/instrumentation';
export {
  AttributionSpanProcessor,
  CallResultSpanProcessor,
  ContentSpanProcessor,
  costOfSpan,
  CostSpanProcessor,
  EndingCalls,
  onCall,
  recordPricedOperations,
  setAttribution,
  UsageEventSpanProcessor,
  withAttribution,
  withContentCapture,
} from '@spancost/processor';
export type {
  CallResult,
  ContentSpanProcessorOptions,
  CostSpanProcessorOptions,
  SpanCost,
  UsageEvent,
  UsageEventSpanProcessorOptions,
} from '@spancost/processor';
export type {
  Attribution,
  BaggageField,
  BudgetState,
  CallStatus,
  CaptureContent,
  ContentOptions,
  ContentPlace,
  EmittedConventions,
  Redact,
  SnapshotEnforcement,
  Usage,
} from '@spancost/conventions';
