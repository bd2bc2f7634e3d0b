import type { CollectorMetric } from './collector-metric.ts';

/** `kind` tells a user who is called `other` from all others: `NAME_KINDS`. */
const USER_LABELS: readonly string[] = ['period', 'kind', 'user'];
const TENANT_LABELS: readonly string[] = ['period', 'kind', 'tenant'];

export type SpendMetricKey =
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
  | 'activeTenants';

/** Sums of calendar periods, of the last days and of all time, computed from the ledger. */
export const SPEND_METRICS: Readonly<Record<SpendMetricKey, CollectorMetric>> = {
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
};
