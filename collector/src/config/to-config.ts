import type { BudgetConfig, CollectorConfig, ForwardTarget } from './config.ts';
import type { BudgetSection, ConfigFile, ForwardSection } from './config-file.ts';
import { DEFAULT_CONFIG, DEFAULT_FORWARD } from './defaults.ts';

/** The configuration that a checked file means, defaults filled in; files that it names are not read here. */
export function toConfig(file: ConfigFile): CollectorConfig {
  const { listen, metrics, limits } = DEFAULT_CONFIG;
  const timeZone = file.metrics?.time_zone ?? metrics.timeZone;
  return {
    ...DEFAULT_CONFIG,
    listen: { host: file.listen?.host ?? listen.host, port: file.listen?.port ?? listen.port },
    forward: {
      ...(file.forward?.traces === undefined ? {} : { traces: toTarget(file.forward.traces) }),
      ...(file.forward?.metrics === undefined ? {} : { metrics: toTarget(file.forward.metrics) }),
    },
    metrics: { scrapeIntervalMs: file.metrics?.scrape_interval ?? metrics.scrapeIntervalMs, timeZone },
    limits: {
      bodyBytes: file.limits?.body ?? limits.bodyBytes,
      decompressedBodyBytes: file.limits?.decompressed_body ?? Math.max(limits.decompressedBodyBytes, file.limits?.body ?? 0),
      values: file.limits?.values ?? limits.values,
      labelValues: file.limits?.label_values ?? limits.labelValues,
      clockToleranceMs: file.limits?.clock_tolerance ?? limits.clockToleranceMs,
      waitingReports: file.limits?.waiting_reports ?? limits.waitingReports,
    },
    budgets: (file.budgets ?? []).map((budget) => toBudget(budget, timeZone)),
    features: file.features ?? {},
    auth: { tokens: (file.auth?.tokens ?? []).map((token) => ({ ...token, sha256: token.sha256.toLowerCase() })) },
    ...(file.environment === undefined ? {} : { environment: file.environment }),
    log: { level: file.log?.level ?? DEFAULT_CONFIG.log.level },
  };
}

function toTarget(target: ForwardSection): ForwardTarget {
  return {
    endpoint: target.endpoint,
    headers: target.headers ?? DEFAULT_FORWARD.headers,
    timeoutMs: target.timeout ?? DEFAULT_FORWARD.timeoutMs,
    concurrency: target.concurrency ?? DEFAULT_FORWARD.concurrency,
  };
}

function toBudget(budget: BudgetSection, timeZone: string): BudgetConfig {
  return {
    name: budget.name,
    amountUsd: budget.amount_usd,
    period: budget.period,
    timeZone: budget.time_zone ?? timeZone,
    scope: budget.scope ?? {},
  };
}
