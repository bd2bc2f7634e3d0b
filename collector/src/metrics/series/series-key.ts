import { createHash } from 'node:crypto';
import type { CollectorMetric } from '@spancost/conventions';

/** Values of a metric's labels by name. */
export type Labels = Readonly<Record<string, string>>;

/** What tells a series of a metric from its others: the values of its labels, in the order of the metric. */
export function valuesKey({ labels: names }: CollectorMetric, labels: Labels): string {
  return JSON.stringify(names.map((name) => labels[name]));
}

/** What a series is remembered by: 12 characters, so that two of a million are taken for one another in one of ten billion ledgers. */
export function seriesId({ name }: CollectorMetric, key: string): string {
  return createHash('sha256').update(`${name}${key}`).digest('base64url').slice(0, 12);
}
