import { COST_BUCKETS_USD, DURATION_BUCKETS_S } from './application-metrics.ts';

/** Declaration of a metric of the collector's `/metrics`. */
export interface CollectorMetric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly buckets?: readonly number[];
}

/** Bounded labels of what is counted per call; users and tenants are never among them. */
const CALL_LABELS: readonly string[] = ['provider', 'model', 'operation', 'feature', 'service', 'environment', 'basis', 'status'];
const BUDGET_LABELS: readonly string[] = ['budget', 'period'];

/** What each metric is called in code. */
export type CollectorMetricKey =
  | 'cost'
  | 'calls'
  | 'tokens'
  | 'correctionDebit'
  | 'correctionCredit'
  | 'unpricedCalls'
  | 'unpricedTokens'
  | 'operationCost'
  | 'operationDuration'
  | 'spend'
  | 'requests'
  | 'ledgerEntries'
  | 'ledgerHeartbeat'
  | 'budgetSpend'
  | 'budgetLimit'
  | 'budgetPeriodStart'
  | 'budgetPeriodEnd'
  | 'priceBook'
  | 'priceBookReloadErrors'
  | 'priceBookLastReload'
  | 'priceSyncWaiting'
  | 'priceSyncFailures'
  | 'priceSyncLastSuccess'
  | 'reports'
  | 'quarantined'
  | 'priceDisagreements'
  | 'ingestRequests'
  | 'forwarded';

/** Every metric of the collector. The dashboards and alert rules read only these. */
export const COLLECTOR_METRICS: Readonly<Record<CollectorMetricKey, CollectorMetric>> = {
  cost: {
    name: 'spancost_cost_usd_total',
    help: 'Charged cost in US dollars since the ledger began; corrections are counted apart',
    type: 'counter',
    labels: CALL_LABELS,
  },
  calls: { name: 'spancost_calls_total', help: 'AI calls in the ledger', type: 'counter', labels: CALL_LABELS },
  tokens: {
    name: 'spancost_tokens_total',
    help: 'Tokens by meter; the meters partition the usage, no token is in two',
    type: 'counter',
    labels: ['provider', 'model', 'feature', 'service', 'environment', 'meter'],
  },
  correctionDebit: {
    name: 'spancost_correction_debit_usd_total',
    help: 'Cost added by corrections, in US dollars; net = charges + debits - credits',
    type: 'counter',
    labels: ['provider', 'model', 'feature', 'service', 'environment'],
  },
  correctionCredit: {
    name: 'spancost_correction_credit_usd_total',
    help: 'Cost taken back by corrections, in US dollars; net = charges + debits - credits',
    type: 'counter',
    labels: ['provider', 'model', 'feature', 'service', 'environment'],
  },
  unpricedCalls: {
    name: 'spancost_unpriced_calls_total',
    help: 'Calls whose cost is not known, by reason',
    type: 'counter',
    labels: ['provider', 'model', 'reason'],
  },
  unpricedTokens: {
    name: 'spancost_unpriced_tokens_total',
    help: 'Tokens of calls whose cost is not known',
    type: 'counter',
    labels: ['provider', 'model', 'meter'],
  },
  operationCost: {
    name: 'spancost_operation_cost_usd',
    help: 'Cost of one call in US dollars',
    type: 'histogram',
    labels: ['provider', 'model', 'operation', 'feature'],
    buckets: COST_BUCKETS_USD,
  },
  operationDuration: {
    name: 'spancost_operation_duration_seconds',
    help: 'Duration of one call',
    type: 'histogram',
    labels: ['provider', 'model', 'operation', 'feature', 'status'],
    buckets: DURATION_BUCKETS_S,
  },
  spend: {
    name: 'spancost_spend_usd',
    help: 'Net cost of a calendar period or of all time, computed from the ledger',
    type: 'gauge',
    labels: ['period'],
  },
  requests: {
    name: 'spancost_requests',
    help: 'AI calls of a calendar period or of all time, computed from the ledger',
    type: 'gauge',
    labels: ['period'],
  },
  ledgerEntries: { name: 'spancost_ledger_entries', help: 'Entries of the ledger by kind', type: 'gauge', labels: ['kind'] },
  ledgerHeartbeat: {
    name: 'spancost_ledger_heartbeat_timestamp_seconds',
    help: 'When the ledger last answered a query',
    type: 'gauge',
    labels: [],
  },
  budgetSpend: {
    name: 'spancost_budget_spend_usd',
    help: 'Net cost inside the scope and current period of a budget',
    type: 'gauge',
    labels: BUDGET_LABELS,
  },
  budgetLimit: { name: 'spancost_budget_limit_usd', help: 'Amount of a budget', type: 'gauge', labels: BUDGET_LABELS },
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
  priceBook: {
    name: 'spancost_price_book_info',
    help: 'Always 1; the labels name the price book in use',
    type: 'gauge',
    labels: ['revision', 'etag'],
  },
  priceBookReloadErrors: {
    name: 'spancost_price_book_reload_errors_total',
    help: 'Readings of prices.file that found a book that cannot be used; the one in force stayed',
    type: 'counter',
    labels: [],
  },
  priceBookLastReload: {
    name: 'spancost_price_book_last_reload_successful',
    help: '1 if the last reading of prices.file found a book that can be used, else 0',
    type: 'gauge',
    labels: [],
  },
  priceSyncWaiting: {
    name: 'spancost_price_sync_waiting_changes',
    help: 'Price changes that prices.sync found and that wait for a decision, by kind',
    type: 'gauge',
    labels: ['kind'],
  },
  priceSyncFailures: {
    name: 'spancost_price_sync_failures_total',
    help: 'Checks of prices.sync that failed; what was found before stays',
    type: 'counter',
    labels: [],
  },
  priceSyncLastSuccess: {
    name: 'spancost_price_sync_last_success_timestamp_seconds',
    help: 'When prices.sync last succeeded; 0 before the first time',
    type: 'gauge',
    labels: [],
  },
  reports: {
    name: 'spancost_reports_total',
    help: 'Reports of AI calls by signal and what became of them',
    type: 'counter',
    labels: ['signal', 'outcome'],
  },
  quarantined: {
    name: 'spancost_quarantined_total',
    help: 'Reports that cannot be true, by reason',
    type: 'counter',
    labels: ['signal', 'reason'],
  },
  priceDisagreements: {
    name: 'spancost_price_disagreements_total',
    help: "Calls whose provisional cost in the application differs from the ledger's",
    type: 'counter',
    labels: ['provider', 'model'],
  },
  ingestRequests: {
    name: 'spancost_ingest_requests_total',
    help: 'OTLP requests by signal and HTTP status',
    type: 'counter',
    labels: ['signal', 'code'],
  },
  forwarded: {
    name: 'spancost_forwarded_total',
    help: 'OTLP requests handed on, by signal and outcome',
    type: 'counter',
    labels: ['signal', 'outcome'],
  },
};

/** Value of a label that is not known, and of the excess above a label's limit. */
export const LABEL_UNKNOWN = 'unknown';
export const LABEL_OTHER = 'other';
/** Value of the feature label where nobody named one. */
export const LABEL_UNATTRIBUTED = 'unattributed';
/** Values of the period label of the spend gauges. */
export const SPEND_PERIODS: readonly SpendPeriod[] = ['today', 'this_month', 'lifetime'];
export type SpendPeriod = 'today' | 'this_month' | 'lifetime';
