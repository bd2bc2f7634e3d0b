export { startCollector } from './collector.ts';
export type { Collector, CollectorDependencies } from './collector.ts';
export type {
  BudgetConfig,
  BudgetPeriod,
  BudgetScope,
  CollectorConfig,
  ForwardTarget,
  LimitsConfig,
  LogLevel,
  Role,
  TokenConfig,
} from './config/config.ts';
export { DEFAULT_CONFIG } from './config/defaults.ts';
export { loadConfig } from './config/load-config.ts';
export type { ConfigEnvironment } from './config/load-config.ts';
export { CollectorError, ConfigError, LedgerBrokenError, LedgerLockedError, LedgerUnavailableError } from './errors.ts';
export type { SourcePosition } from './errors.ts';
