import type { CollectorMetric } from './collector-metric.ts';
import { BUDGET_METRICS, type BudgetMetricKey } from './budget-metrics.ts';
import { BUSINESS_METRICS, type BusinessMetricKey } from './business-metrics.ts';
import { CALL_METRICS, type CallMetricKey } from './call-metrics.ts';
import { INTAKE_METRICS, type IntakeMetricKey } from './intake-metrics.ts';
import { LEDGER_METRICS, type LedgerMetricKey } from './ledger-metrics.ts';
import { SPEND_METRICS, type SpendMetricKey } from './spend-metrics.ts';
import { UPKEEP_METRICS, type UpkeepMetricKey } from './upkeep-metrics.ts';

/** What each metric is called in code. */
export type CollectorMetricKey =
  | CallMetricKey
  | SpendMetricKey
  | BusinessMetricKey
  | LedgerMetricKey
  | BudgetMetricKey
  | UpkeepMetricKey
  | IntakeMetricKey;

/** Every metric of the collector. The dashboards and alert rules read only these. */
export const COLLECTOR_METRICS: Readonly<Record<CollectorMetricKey, CollectorMetric>> = {
  ...CALL_METRICS,
  ...SPEND_METRICS,
  ...BUSINESS_METRICS,
  ...LEDGER_METRICS,
  ...BUDGET_METRICS,
  ...UPKEEP_METRICS,
  ...INTAKE_METRICS,
};
