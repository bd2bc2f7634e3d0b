import type { CollectorMetricKey } from '@spancost/conventions';
import { buckets, sumBy, type Matchers } from '../prom-ql.ts';

/**
 * What so many of the observations of a histogram stay below, within the width of a bucket, over the interval that fits the scrapes.
 * Where nothing was observed there is no value.
 *
 * @param share From 0 to 1.
 * @param labels One line for each of their values.
 */
export function quantileOf(metric: CollectorMetricKey, share: number, labels: readonly string[], matchers: Matchers = {}): string {
  const rate = sumBy(metric, ['le', ...labels], `rate(${buckets(metric, matchers)}[$__rate_interval])`);
  // NaN, where nothing was observed, is not at least 0.
  return `histogram_quantile(${share}, ${rate}) >= 0`;
}

/** `p95`, or the values of the labels. */
export function quantileLegend(share: number, labels: readonly string[]): string {
  return labels.length === 0 ? `p${share * 100}` : labels.map((label) => `{{${label}}}`).join(' ');
}
