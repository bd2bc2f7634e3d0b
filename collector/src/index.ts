export { PLAIN_BUDGET } from './budgets/budget.ts';
export type { Budget, BudgetPeriod, BudgetRecipients, Enforcement } from './budgets/budget.ts';
export { startCollector } from './collector.ts';
export type { Collector, CollectorDependencies } from './collector.ts';
export type {
  CollectorConfig,
  ForwardTarget,
  LimitsConfig,
  LogLevel,
  MetricsConfig,
  PricesConfig,
  PriceSyncConfig,
  RateLimitsConfig,
  Role,
  TlsConfig,
  TokenConfig,
} from './config/config.ts';
export { DEFAULT_CONFIG, DEFAULT_FORWARD } from './config/defaults.ts';
export { openConfig } from './config/config-source.ts';
export type { ConfigSource } from './config/config-source.ts';
export { loadConfig } from './config/load-config.ts';
export type { ConfigEnvironment } from './config/load-config.ts';
export { readPriceBook } from './config/own-price-book.ts';
export { CollectorError, ConfigError, LedgerBrokenError, LedgerLockedError, LedgerUnavailableError } from './errors.ts';
export type { SourcePosition } from './errors.ts';
export type { CallDetail, CallRow, CallsPage, CostLineJson, EntryJson, TokensJson } from '@spancost/api';
export type { BudgetDefinition, RecipientsJson } from './http/api/budgets/budget-definition.ts';
export type { BudgetJson, BudgetList } from './http/api/budgets/budget-json.ts';
export type { BudgetCheck, CheckedBudget } from './http/api/budgets/check-json.ts';
export type { BudgetStatusJson, ForecastJson } from './http/api/budgets/status-json.ts';
export type { TestAlertAnswer } from './http/api/budgets/test-alert-route.ts';
export type { ConfigReloadAnswer } from './http/api/config-reload.ts';
export type { LedgerBackup, LedgerForgotten, LedgerVerification } from './http/api/ledger.ts';
export type { PriceChanges } from './http/api/price-changes.ts';
export type { PriceReloadAnswer } from './http/api/price-reload.ts';
export type { PriceUsage, PriceUsageRow } from './http/api/price-usage.ts';
export type { QuarantinedJson, QuarantinePage } from './http/api/quarantine.ts';
export type { ReplayAnswer } from './http/api/quarantine-decisions.ts';
export type { RerateAnswer } from './http/api/rerate.ts';
export type { CallProblem } from './http/api/sent-usage/call-problems.ts';
export type { RefusedCall, SentCallResult, SentUsageAnswer, TakenCall } from './http/api/sent-usage/result-json.ts';
export type { Stats, StatsRow } from './http/api/stats.ts';
export type { CallScope } from './ledger/call-scope.ts';
export { openLedgerApi } from './ledger-api.ts';
export type { LedgerApi } from './ledger-api.ts';
export { decodeLogs, decodeTraces } from './otlp/decode.ts';
export type { Encoding } from './otlp/decode.ts';
export type {
  AnyValue,
  KeyValue,
  LogRecord,
  LogsRequest,
  Resource,
  ResourceLogs,
  ResourceSpans,
  Scope,
  Span,
  TraceRequest,
} from './otlp/messages.ts';
export { readAttributes } from './otlp/read-attributes.ts';
export type { CorrectionAnswer } from './pipeline/corrector.ts';
export type { ReleasedItem, ReplayItem, ReplayPlanJson, StillWrongItem } from './quarantine/replay-plan.ts';
export type { DismissAnswer } from './quarantine/replayer.ts';
export type { RerateGroup, ReratePlanJson } from './rerating/plan.ts';
