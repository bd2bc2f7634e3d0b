import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';

/** Gauges of budgets that are kept over an outage of the collector. */
export type HeldGauge =
  | 'budgetSpend'
  | 'budgetAssumed'
  | 'budgetLimit'
  | 'budgetThreshold'
  | 'budgetForecast'
  | 'budgetBurnRate'
  | 'budgetTopCause'
  | 'budgetScope'
  | 'budgetPeriodStart'
  | 'budgetPeriodEnd';

/** The recorded series of a gauge with what is known last, as level:metric:operation: `budget:spancost_budget_spend_usd:last`. */
export function lastOf(metric: HeldGauge): string {
  return `budget:${COLLECTOR_METRICS[metric].name}:last`;
}

/** Share of a budget that is spent. */
export const BUDGET_USED = 'budget:spancost_budget_used:ratio';
/** Share of a budget's period that has passed. */
export const BUDGET_ELAPSED = 'budget:spancost_budget_elapsed:ratio';
/** 1 for each budget whose period runs, with its start as the label `period_start`. */
export const BUDGET_RUNNING = 'budget:spancost_budget_running:info';

/** When the ledger was last known, in seconds since the epoch; stays while no collector is scraped. */
export const LEDGER_KNOWN = 'ledger:spancost_ledger_heartbeat_timestamp_seconds:last';

/** Dollars charged in the past hour, and what they were at this time on the past days, by the label `day`. */
export const HOURLY_COST: string = recorded('cost', 'increase1h');
export const HOURLY_COST_ON_DAY: string = recorded('cost', 'increase1h_on_day');
/** What one call in a hundred of the past hour cost at least, in dollars, by provider, model and feature. */
export const EXPENSIVE_CALL: string = recorded('operationCost', 'p99_1h');
/** Calls in the past hour. */
export const HOURLY_CALLS: string = recorded('calls', 'increase1h');

function recorded(metric: CollectorMetricKey, operation: string): string {
  return `ledger:${COLLECTOR_METRICS[metric].name.replace(/_total$/, '')}:${operation}`;
}
