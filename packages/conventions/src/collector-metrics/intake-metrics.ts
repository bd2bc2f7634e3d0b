import type { CollectorMetric } from './collector-metric.ts';

export type IntakeMetricKey = 'reports' | 'quarantined' | 'priceDisagreements' | 'ingestRequests' | 'refusedRequests' | 'forwarded';

/** What comes in, what becomes of it, and what is handed on. */
export const INTAKE_METRICS: Readonly<Record<IntakeMetricKey, CollectorMetric>> = {
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
