export * from './attributes.ts';
export { fromAiSdk, isAiSdkCall } from './ai-sdk.ts';
export { ATTRIBUTE_ALIASES } from './aliases.ts';
export { ATTRIBUTION_ATTRIBUTES, attributesOf } from './attribution.ts';
export type { Attribution, AttributionField } from './attribution.ts';
export { APPLICATION_METRICS, COST_BUCKETS_USD, DURATION_BUCKETS_S } from './application-metrics.ts';
export type { ApplicationMetric } from './application-metrics.ts';
export type { CollectorMetric } from './collector-metrics/collector-metric.ts';
export { COLLECTOR_METRICS } from './collector-metrics/collector-metrics.ts';
export type { CollectorMetricKey } from './collector-metrics/collector-metrics.ts';
export {
  ALERTMANAGER_PROBLEMS,
  BUDGET_STATES,
  BURN_WINDOWS,
  FORECAST_BOUNDS,
  FORECAST_PERIODS,
  LABEL_OTHER,
  LABEL_UNATTRIBUTED,
  LABEL_UNKNOWN,
  NAME_KINDS,
  REFUSAL_REASONS,
  SPEND_PERIODS,
} from './collector-metrics/label-values.ts';
export { ATTR_SPANCOST_COLLECTOR_REPORTS, ATTR_SPANCOST_COLLECTOR_REQUESTS, COLLECTOR_SPANS } from './collector-spans.ts';
export type {
  AlertmanagerProblem,
  BudgetState,
  BurnWindow,
  ForecastBound,
  ForecastPeriod,
  NameKind,
  RefusalReason,
  SpendPeriod,
} from './collector-metrics/label-values.ts';
export { BUDGET_SNAPSHOT_AGE_HEADER, BUDGET_SNAPSHOT_PATH, BUDGET_SNAPSHOT_SCHEMA, SNAPSHOT_ENFORCEMENTS } from './budget-snapshot.ts';
export type {
  BudgetSnapshot,
  SnapshotBudget,
  SnapshotEnforcement,
  SnapshotLimit,
  SnapshotStanding,
  SnapshotTarget,
  SnapshotUse,
} from './budget-snapshot.ts';
export { CALL_SCOPE_FIELDS, fallsUnder, targetOf } from './call-scope.ts';
export type { CallScope } from './call-scope.ts';
export {
  ALERT_BUDGET_EXCEEDED,
  ALERT_BUDGET_FAST_BURN,
  ALERT_BUDGET_FORECAST,
  ALERT_BUDGET_WARNING,
  ALERT_COLLECTOR_DOWN,
  ALERT_LABEL_SENT_AT,
  ALERT_LABEL_TEST,
  ALERT_PRICES_STALE,
} from './alerts.ts';
export { baggageMemberOf, BAGGAGE_PREFIX, isBaggageField } from './baggage.ts';
export type { BaggageField } from './baggage.ts';
export { CONTEXT_KEY_CALL_OWNED, CONTEXT_KEY_CONTENT, RECORDED_CONTENT } from './context-keys.ts';
export { isContent, isNeverRecorded } from './content.ts';
export { CONTENT_ATTRIBUTES, contentPartOf } from './content-parts.ts';
export type { ContentPart } from './content-parts.ts';
export * from './content-capture/index.ts';
export { plainAmount } from './cost.ts';
export type { CostBasis, UnpricedReason } from './cost.ts';
export { conventionsOptedInto, EMITTED_CONVENTIONS, parseConventions, RENAMED_SINCE_1_41, writeIn } from './emitted-conventions.ts';
export type { EmittedConventions, RenamedAttribute } from './emitted-conventions.ts';
export { EMITTERS } from './emitters.ts';
export type { EmitterFacts, EmitterRow } from './emitters.ts';
export { isWrittenBySdk } from './emitter.ts';
export type { InstrumentationScope } from './emitter.ts';
export { EVENT_SPANCOST_USAGE } from './events.ts';
export { BEHIND_GATEWAYS, isGateway } from './gateways.ts';
export { GEN_AI_METRICS, TOKEN_BUCKETS } from './gen-ai-metrics.ts';
export type { GenAiMetric, GenAiMetricKey } from './gen-ai-metrics.ts';
export { readBedrockProfile } from './geography.ts';
export {
  OPERATION_BATCH,
  OPERATION_CACHE_STORAGE,
  OPERATION_FETCH_BATCH,
  OPERATION_FETCH_RESPONSE,
  OPERATION_FETCH_VIDEO,
  OPERATION_IMAGE_GENERATION,
  OPERATION_INVOKE_WORKFLOW,
  OPERATION_LIVE_SESSION,
  OPERATION_MODERATION,
  OPERATION_OCR,
  OPERATION_RERANK,
  OPERATION_SPEECH_GENERATION,
  OPERATION_TRANSCRIPTION,
  OPERATION_VIDEO_GENERATION,
  PRICED_OPERATIONS,
  hasOutput,
  isInference,
  isPricedOperation,
  operationFetchedBy,
  operationOf,
} from './operations.ts';
export { PARAMETER_BATCH_REQUESTS } from './parameters.ts';
export { PROCESS_METRICS } from './process-metrics.ts';
export { canonicalProvider } from './providers.ts';
export { readAttribution, readCall, UNKNOWN_PROVIDER } from './read-call.ts';
export type { CallReading } from './read-call.ts';
export { SPELLINGS } from './spellings.ts';
export type { Spellings } from './spellings.ts';
export { statusOf } from './status.ts';
export type { CallStatus } from './status.ts';
export { FACTS_AMONG_CONTENT, tellsOfCall } from './tells-of-call.ts';
export type { FactsKept } from './tells-of-call.ts';
export type { AttributeMap } from './told.ts';
export { USAGE_ATTRIBUTES } from './usage-attributes.ts';
export { problemsOf, USAGE_FIELDS } from './usage.ts';
export type { Usage, UsageField, UsageProblem, UsageProblemCode } from './usage.ts';
export { explorePath, OVERVIEW_BOARD_UID, TEMPO_UID } from './boards.ts';
export type { ExploredSpans } from './boards.ts';
export { COST_SCALE, formatUsd, parseUsd } from './usd.ts';
export type { Usd } from './usd.ts';
export { writeCall } from './write-call.ts';
export { isWrittenBySpancost, markCompleted, OWN_SCOPES } from './written-spans.ts';
