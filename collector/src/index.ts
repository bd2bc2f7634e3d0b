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
