import type { CollectorMetric } from './collector-metric.ts';

/** `target` is the tenant or user of a budget that each of them has for its own; the series of other budgets have no such label. */
const BUDGET_LABELS: readonly string[] = ['budget', 'target', 'period'];

export type BudgetMetricKey =
  | 'budgetSpend'
  | 'budgetAssumed'
  | 'budgetLimit'
  | 'budgetThreshold'
  | 'budgetForecast'
  | 'budgetBurnRate'
  | 'budgetTargets'
  | 'budgetTopCause'
  | 'budgetScope'
  | 'budgetPeriodStart'
  | 'budgetPeriodEnd'
  | 'usageLimitExceededTargets';

/** Budgets and limits of usage, and how they stand. */
export const BUDGET_METRICS: Readonly<Record<BudgetMetricKey, CollectorMetric>> = {
  budgetSpend: {
    name: 'spancost_budget_spend_usd',
    help: 'What counts against a budget in its current period: net cost, and unpriced tokens at the ceiling',
    type: 'gauge',
    labels: BUDGET_LABELS,
  },
  budgetAssumed: {
    name: 'spancost_budget_assumed_usd',
    help: 'Part of what counts against a budget that is no known cost: unpriced tokens at the ceiling',
    type: 'gauge',
    labels: BUDGET_LABELS,
  },
  budgetLimit: { name: 'spancost_budget_limit_usd', help: 'Amount of a budget', type: 'gauge', labels: BUDGET_LABELS },
  budgetThreshold: {
    name: 'spancost_budget_threshold_usd',
    help: 'Amounts of a budget at which somebody is told, by the share of the budget that they are',
    type: 'gauge',
    labels: [...BUDGET_LABELS, 'threshold'],
  },
  budgetForecast: {
    name: 'spancost_budget_forecast_usd',
    help: 'What a budget is expected to have spent at the end of its current period, and the bounds of the band around it',
    type: 'gauge',
    labels: [...BUDGET_LABELS, 'bound'],
  },
  budgetBurnRate: {
    name: 'spancost_budget_burn_rate_ratio',
    help: 'How fast a budget is spent in the last minutes: 1 uses it up exactly at the end of its period',
    type: 'gauge',
    labels: [...BUDGET_LABELS, 'window'],
  },
  budgetTargets: {
    name: 'spancost_budget_targets',
    help: 'Tenants or users with a budget of their own, by its state; only those that have spent half of it have series of their own',
    type: 'gauge',
    labels: ['budget', 'period', 'state'],
  },
  budgetTopCause: {
    name: 'spancost_budget_top_cause_usd',
    help: 'What spent most of a budget that has reached a threshold: the greatest features, models and users',
    type: 'gauge',
    labels: [...BUDGET_LABELS, 'dimension', 'value'],
  },
  budgetScope: {
    name: 'spancost_budget_scope_info',
    help: 'Always 1; what a call must have to count against a budget, by dimension; none for a budget of all calls',
    type: 'gauge',
    labels: ['budget', 'period', 'dimension', 'value'],
  },
  budgetPeriodStart: {
    name: 'spancost_budget_period_start_timestamp_seconds',
    help: 'Start of the current period of a budget',
    type: 'gauge',
    labels: BUDGET_LABELS,
  },
  budgetPeriodEnd: {
    name: 'spancost_budget_period_end_timestamp_seconds',
    help: 'End of the current period of a budget',
    type: 'gauge',
    labels: BUDGET_LABELS,
  },
  usageLimitExceededTargets: {
    name: 'spancost_usage_limit_exceeded_targets',
    help: 'Tenants or users that have used up a limit of requests or tokens in the last minute',
    type: 'gauge',
    labels: ['limit'],
  },
};
