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
/** Of what caches of the providers saved. */
const CACHE_LABELS: readonly string[] = ['provider', 'model', 'feature', 'service', 'environment'];
const TOKEN_LABELS: readonly string[] = ['provider', 'model', 'feature', 'service', 'environment', 'basis', 'meter'];
/** `target` is the tenant or user of a budget that each of them has for its own; the series of other budgets have no such label. */
const BUDGET_LABELS: readonly string[] = ['budget', 'target', 'period'];
/** `kind` tells a user who is called `other` from all others: {@link NAME_KINDS}. */
const USER_LABELS: readonly string[] = ['period', 'kind', 'user'];
const TENANT_LABELS: readonly string[] = ['period', 'kind', 'tenant'];

/** Seconds that a commit takes: from a fast disk to one that is stuck. */
const COMMIT_BUCKETS_S: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What each metric is called in code. */
export type CollectorMetricKey =
  | 'cost'
  | 'calls'
  | 'tokens'
  | 'tokensTakenBack'
  | 'correctionDebit'
  | 'correctionCredit'
  | 'unpricedCalls'
  | 'unpricedTokens'
  | 'operationCost'
  | 'operationDuration'
  | 'timeToFirstChunk'
  | 'cacheSavings'
  | 'cacheWritePremium'
  | 'spend'
  | 'spendForecast'
  | 'requests'
  | 'spendByBasis'
  | 'requestsByBasis'
  | 'tokensByBasis'
  | 'tokensByMeter'
  | 'userSpend'
  | 'userRequests'
  | 'userTokens'
  | 'tenantSpend'
  | 'tenantRequests'
  | 'tenantTokens'
  | 'unattributedSpend'
  | 'activeUsers'
  | 'activeTenants'
  | 'ledgerEntries'
  | 'ledgerHeartbeat'
  | 'commitDuration'
  | 'commitFailures'
  | 'waitingReports'
  | 'quarantineWaiting'
  | 'labelNames'
  | 'labelNamesLimit'
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
  | 'usageLimitExceededTargets'
  | 'priceBook'
  | 'priceChecked'
  | 'priceBookReloadErrors'
  | 'priceBookLastReload'
  | 'configLastReload'
  | 'configReloadErrors'
  | 'configRestartNeeded'
  | 'alertmanagerLastReload'
  | 'alertmanagerReloadErrors'
  | 'priceSyncWaiting'
  | 'priceSyncFailures'
  | 'priceSyncLastSuccess'
  | 'reports'
  | 'quarantined'
  | 'priceDisagreements'
  | 'ingestRequests'
  | 'refusedRequests'
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
    help: 'Tokens by meter, which partition the usage; what supplements took from a meter is counted apart',
    type: 'counter',
    labels: TOKEN_LABELS,
  },
  tokensTakenBack: {
    name: 'spancost_tokens_taken_back_total',
    help: 'Tokens that supplements took from a meter, mostly to put them into another one; net = tokens - taken back',
    type: 'counter',
    labels: TOKEN_LABELS,
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
    help: 'Calls whose cost was not known when they were charged, by reason; later prices are on the gauges by basis',
    type: 'counter',
    labels: ['provider', 'model', 'reason'],
  },
  unpricedTokens: {
    name: 'spancost_unpriced_tokens_total',
    help: 'Tokens of calls whose cost was not known when they were charged, by reason',
    type: 'counter',
    labels: ['provider', 'model', 'meter', 'reason'],
  },
  operationCost: {
    name: 'spancost_operation_cost_usd',
    help: 'Cost of one call in US dollars as it was charged; begins with the process',
    type: 'histogram',
    labels: ['provider', 'model', 'operation', 'feature'],
    buckets: COST_BUCKETS_USD,
  },
  operationDuration: {
    name: 'spancost_operation_duration_seconds',
    help: 'Duration of one call; begins with the process',
    type: 'histogram',
    labels: ['provider', 'model', 'operation', 'feature', 'status'],
    buckets: DURATION_BUCKETS_S,
  },
  timeToFirstChunk: {
    name: 'spancost_time_to_first_chunk_seconds',
    help: 'Time from the request to the first chunk of a streamed answer, where it was told; begins with the process',
    type: 'histogram',
    labels: ['provider', 'model', 'operation', 'feature'],
    buckets: DURATION_BUCKETS_S,
  },
  cacheSavings: {
    name: 'spancost_cache_savings_usd_total',
    help: 'What tokens read from a cache of the provider would have cost more as fresh input, at the book of the charge; begins with the process',
    type: 'counter',
    labels: CACHE_LABELS,
  },
  cacheWritePremium: {
    name: 'spancost_cache_write_premium_usd_total',
    help: 'What tokens written to a cache of the provider cost more than as fresh input; net savings = savings - premium; begins with the process',
    type: 'counter',
    labels: CACHE_LABELS,
  },
  spend: {
    name: 'spancost_spend_usd',
    help: 'Net cost of a calendar period, of the last days or of all time, computed from the ledger',
    type: 'gauge',
    labels: ['period'],
  },
  spendForecast: {
    name: 'spancost_spend_forecast_usd',
    help: 'What today and this month are expected to have cost at their ends, and the bounds of the band around it',
    type: 'gauge',
    labels: ['period', 'bound'],
  },
  requests: {
    name: 'spancost_requests',
    help: 'AI calls of a calendar period, of the last days or of all time, computed from the ledger',
    type: 'gauge',
    labels: ['period'],
  },
  spendByBasis: {
    name: 'spancost_spend_by_basis_usd',
    help: 'Net cost by how it is known; the sum is the spend of the period',
    type: 'gauge',
    labels: ['period', 'basis'],
  },
  requestsByBasis: {
    name: 'spancost_requests_by_basis',
    help: 'AI calls by how their cost is known now, unpriced ones included',
    type: 'gauge',
    labels: ['period', 'basis'],
  },
  tokensByBasis: {
    name: 'spancost_tokens_by_basis',
    help: 'Tokens of all meters by how the cost of their call is known now, those of unpriced calls included',
    type: 'gauge',
    labels: ['period', 'basis'],
  },
  tokensByMeter: {
    name: 'spancost_tokens_by_meter',
    help: 'Tokens by meter, which partition the usage, net of what supplements moved',
    type: 'gauge',
    labels: ['period', 'meter'],
  },
  userSpend: {
    name: 'spancost_user_spend_usd',
    help: 'Net cost of the users who spend most, of all others and of calls without a user; the sum is the spend of the period',
    type: 'gauge',
    labels: USER_LABELS,
  },
  userRequests: {
    name: 'spancost_user_requests',
    help: 'AI calls of the users who spend most, of all others and of nobody; the sum is the requests of the period',
    type: 'gauge',
    labels: USER_LABELS,
  },
  userTokens: {
    name: 'spancost_user_tokens',
    help: 'Tokens of all meters of the users who spend most, of all others and of nobody',
    type: 'gauge',
    labels: USER_LABELS,
  },
  tenantSpend: {
    name: 'spancost_tenant_spend_usd',
    help: 'Net cost of the tenants that spend most, of all others and of calls without a tenant; the sum is the spend of the period',
    type: 'gauge',
    labels: TENANT_LABELS,
  },
  tenantRequests: {
    name: 'spancost_tenant_requests',
    help: 'AI calls of the tenants that spend most, of all others and of none; the sum is the requests of the period',
    type: 'gauge',
    labels: TENANT_LABELS,
  },
  tenantTokens: {
    name: 'spancost_tenant_tokens',
    help: 'Tokens of all meters of the tenants that spend most, of all others and of none',
    type: 'gauge',
    labels: TENANT_LABELS,
  },
  unattributedSpend: {
    name: 'spancost_unattributed_spend_usd',
    help: 'Net cost of calls that name no user, no tenant or no feature, by which of them is missing',
    type: 'gauge',
    labels: ['period', 'dimension'],
  },
  activeUsers: {
    name: 'spancost_active_users',
    help: 'Distinct users that calls of a period name, those that are not shown by name included',
    type: 'gauge',
    labels: ['period'],
  },
  activeTenants: {
    name: 'spancost_active_tenants',
    help: 'Distinct tenants that calls of a period name, those that are not shown by name included',
    type: 'gauge',
    labels: ['period'],
  },
  ledgerEntries: { name: 'spancost_ledger_entries', help: 'Entries of the ledger by kind', type: 'gauge', labels: ['kind'] },
  ledgerHeartbeat: {
    name: 'spancost_ledger_heartbeat_timestamp_seconds',
    help: 'When the gauges of spend and budgets were computed from the ledger',
    type: 'gauge',
    labels: [],
  },
  commitDuration: {
    name: 'spancost_ledger_commit_duration_seconds',
    help: 'Duration of one commit of the ledger, synced to disk',
    type: 'histogram',
    labels: [],
    buckets: COMMIT_BUCKETS_S,
  },
  commitFailures: {
    name: 'spancost_ledger_commit_failures_total',
    help: 'Commits of the ledger that failed; nothing of them was written, their senders try again',
    type: 'counter',
    labels: [],
  },
  waitingReports: { name: 'spancost_waiting_reports', help: 'Reports that wait to be written to the ledger', type: 'gauge', labels: [] },
  quarantineWaiting: {
    name: 'spancost_quarantine_waiting',
    help: 'Reports in quarantine about which nothing has been decided, by reason',
    type: 'gauge',
    labels: ['signal', 'reason'],
  },
  labelNames: {
    name: 'spancost_label_names',
    help: 'Distinct values that a label of the counters shows by name; at the limit, further ones are shown as other',
    type: 'gauge',
    labels: ['label'],
  },
  labelNamesLimit: {
    name: 'spancost_label_names_limit',
    help: 'Distinct values that a label of the counters may show by name',
    type: 'gauge',
    labels: [],
  },
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
  priceBook: {
    name: 'spancost_price_book_info',
    help: 'Always 1; the labels name the price book in use',
    type: 'gauge',
    labels: ['revision', 'etag'],
  },
  priceChecked: {
    name: 'spancost_price_checked_timestamp_seconds',
    help: 'When somebody last checked the price in force of the models that cost most in the last 7 days',
    type: 'gauge',
    labels: ['provider', 'model'],
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
  configLastReload: {
    name: 'spancost_config_last_reload_successful',
    help: '1 if the last reading of spancost.yaml found a configuration that can be used, else 0',
    type: 'gauge',
    labels: [],
  },
  configReloadErrors: {
    name: 'spancost_config_reload_errors_total',
    help: 'Readings of spancost.yaml that found no configuration that can be used; what was in force stays',
    type: 'counter',
    labels: [],
  },
  configRestartNeeded: {
    name: 'spancost_config_restart_needed',
    help: 'Options that are written otherwise than they are in force, because they take a restart',
    type: 'gauge',
    labels: [],
  },
  alertmanagerLastReload: {
    name: 'spancost_alertmanager_last_reload_successful',
    help: '1 if Alertmanager has the configuration that budgets and alerting mean now, 0 if it refused it or is away; missing where none is written',
    type: 'gauge',
    labels: [],
  },
  alertmanagerReloadErrors: {
    name: 'spancost_alertmanager_reload_errors_total',
    help: 'Attempts to give Alertmanager its configuration that failed, by reason; they are repeated',
    type: 'counter',
    labels: ['reason'],
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
  refusedRequests: {
    name: 'spancost_refused_requests_total',
    help: 'Requests that were refused before they were read, by reason',
    type: 'counter',
    labels: ['reason'],
  },
  forwarded: {
    name: 'spancost_forwarded_total',
    help: 'OTLP requests handed on, by signal and outcome',
    type: 'counter',
    labels: ['signal', 'outcome'],
  },
};

/** Why Alertmanager has not got its configuration: it refused it, cannot be reached, or the file cannot be written. */
export type AlertmanagerProblem = 'refused' | 'unreachable' | 'not_written';
export const ALERTMANAGER_PROBLEMS: readonly AlertmanagerProblem[] = ['refused', 'unreachable', 'not_written'];
/** Value of a label that is not known, and of the excess above a label's limit. */
export const LABEL_UNKNOWN = 'unknown';
export const LABEL_OTHER = 'other';
/** Value of the feature label where nobody named one. */
export const LABEL_UNATTRIBUTED = 'unattributed';
/**
 * Values of the period label of the gauges. Calendar periods begin at midnight in the collector's time zone, weeks on Monday;
 * `7d`, `30d` and `90d` are so many times 24 hours, up to now.
 */
export type SpendPeriod = 'today' | 'this_week' | 'this_month' | '7d' | '30d' | '90d' | 'lifetime';
export const SPEND_PERIODS: readonly SpendPeriod[] = ['today', 'this_week', 'this_month', '7d', '30d', '90d', 'lifetime'];
/** Values of the period label of the forecast of all spend. */
export type ForecastPeriod = 'today' | 'this_month';
export const FORECAST_PERIODS: readonly ForecastPeriod[] = ['today', 'this_month'];
/** Values of the bound label of a forecast: with a chance of four in five the spend ends between `low` and `high`. */
export type ForecastBound = 'low' | 'expected' | 'high';
export const FORECAST_BOUNDS: readonly ForecastBound[] = ['low', 'expected', 'high'];
/** Values of the window label of a burn rate. */
export type BurnWindow = '5m' | '1h';
export const BURN_WINDOWS: readonly BurnWindow[] = ['5m', '1h'];
/** Values of the state label: below its first threshold, at one of them, or at the whole amount. */
export type BudgetState = 'ok' | 'warning' | 'exceeded';
export const BUDGET_STATES: readonly BudgetState[] = ['ok', 'warning', 'exceeded'];
/** Values of the kind label of the users' and tenants' gauges: one of them by name, all others, or calls that name none. */
export type NameKind = 'named' | 'other' | 'unattributed';
export const NAME_KINDS: readonly NameKind[] = ['named', 'other', 'unattributed'];

/**
 * Why a request is refused before it is read: no token, one that is not known or has expired, one that may not do this, too
 * many requests in a minute, or, where there are no tokens, a name of the collector that is not of its own machine.
 */
export type RefusalReason = 'no_token' | 'unknown_token' | 'expired_token' | 'not_allowed' | 'rate_limit' | 'host';
export const REFUSAL_REASONS: readonly RefusalReason[] = [
  'no_token',
  'unknown_token',
  'expired_token',
  'not_allowed',
  'rate_limit',
  'host',
];
