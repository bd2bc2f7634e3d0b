import type { CollectorMetric } from './collector-metric.ts';

/** Seconds that a commit takes: from a fast disk to one that is stuck. */
const COMMIT_BUCKETS_S: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type LedgerMetricKey =
  | 'ledgerEntries'
  | 'ledgerHeartbeat'
  | 'commitDuration'
  | 'commitFailures'
  | 'waitingReports'
  | 'quarantineWaiting'
  | 'labelNames'
  | 'labelNamesLimit';

/** The ledger: what is in it, how it is written, and what waits to be. */
export const LEDGER_METRICS: Readonly<Record<LedgerMetricKey, CollectorMetric>> = {
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
};
