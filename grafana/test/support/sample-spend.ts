import { COLLECTOR_METRICS, SPEND_PERIODS, type CollectorMetricKey } from '@spancost/conventions';
import type { Exporter } from './exporter.ts';

/** Two values of each label, so that each family has two series. */
const LABEL_VALUES: Readonly<Record<string, readonly [string, string]>> = {
  provider: ['openai', 'anthropic'],
  model: ['gpt-5', 'claude-sonnet-4-5'],
  operation: ['chat', 'embeddings'],
  feature: ['chat', 'search'],
  service: ['shop', 'backoffice'],
  environment: ['production', 'staging'],
  basis: ['computed', 'estimated'],
  status: ['success', 'rate_limited'],
  meter: ['input', 'output'],
  reason: ['model_unknown', 'usage_missing'],
  budget: ['team', 'search'],
  period: ['daily', 'monthly'],
  kind: ['charge', 'correction'],
  user: ['u-17', 'u-18'],
  tenant: ['acme', 'umbrella'],
  dimension: ['user', 'feature'],
  label: ['model', 'feature'],
  signal: ['traces', 'logs'],
  outcome: ['charged', 'duplicate'],
  code: ['200', '503'],
  revision: ['1', '2'],
  etag: ['a', 'b'],
};

/** A shop that spends: every counter and histogram grows with each scrape, every gauge has a plausible value. */
export function sampleSpend(exporter: Exporter): void {
  const now = Date.now() / 1000;
  const gauges: Readonly<Partial<Record<CollectorMetricKey, number>>> = {
    requests: 412,
    ledgerEntries: 431,
    budgetSpend: 8.5,
    budgetLimit: 10,
    budgetPeriodStart: now - 3600,
    budgetPeriodEnd: now + 3600,
    priceBook: 1,
  };
  for (const [key, value] of Object.entries(gauges) as [CollectorMetricKey, number][])
    for (const labels of labelSets(key)) exporter.set(key, labels, value);
  for (const [index, period] of SPEND_PERIODS.entries()) {
    exporter.set('spend', { period }, 8.5 * (index + 1));
    exporter.set('requests', { period }, 412 * (index + 1));
  }
  const growing = (Object.keys(COLLECTOR_METRICS) as CollectorMetricKey[]).filter((key) => COLLECTOR_METRICS[key].type !== 'gauge');
  exporter.onScrape(() => {
    exporter.set('ledgerHeartbeat', {}, Date.now() / 1000);
    for (const key of growing) for (const labels of labelSets(key)) exporter.add(key, labels, 0.25);
  });
}

function labelSets(key: CollectorMetricKey): readonly Readonly<Record<string, string>>[] {
  return ([0, 1] as const).map((index) =>
    Object.fromEntries(COLLECTOR_METRICS[key].labels.map((label) => [label, LABEL_VALUES[label]?.[index] ?? 'unknown'])),
  );
}
