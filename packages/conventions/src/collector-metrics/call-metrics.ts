import { COST_BUCKETS_USD, DURATION_BUCKETS_S } from '../application-metrics.ts';
import type { CollectorMetric } from './collector-metric.ts';

/** Bounded labels of what is counted per call; users and tenants are never among them. */
const CALL_LABELS: readonly string[] = ['provider', 'model', 'operation', 'feature', 'service', 'environment', 'basis', 'status'];
/** Of what caches of the providers saved. */
const CACHE_LABELS: readonly string[] = ['provider', 'model', 'feature', 'service', 'environment'];
const TOKEN_LABELS: readonly string[] = ['provider', 'model', 'feature', 'service', 'environment', 'basis', 'meter'];

export type CallMetricKey =
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
  | 'cacheWritePremium';

/** What is counted, or measured, of each call as it is charged. */
export const CALL_METRICS: Readonly<Record<CallMetricKey, CollectorMetric>> = {
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
};
