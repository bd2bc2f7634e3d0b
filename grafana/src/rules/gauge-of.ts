import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import { maxBy, series, type Matchers } from '../prom-ql.ts';

/**
 * A gauge of the ledger with the labels that the collector gave it and none that scraping adds: whichever collector exports the
 * ledger, it is the same one.
 *
 * @example gaugeOf('spend', { period: '="today"' }) // 'max by (period) (spancost_spend_usd{period="today"})'
 */
export function gaugeOf(metric: CollectorMetricKey, matchers: Matchers = {}): string {
  const { labels } = COLLECTOR_METRICS[metric];
  const selected = series(metric, matchers);
  return labels.length === 0 ? `max(${selected})` : maxBy(metric, labels, selected);
}
