import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import { UndeclaredLabelError } from './errors.ts';

/** Matchers by label, each with its operator: `{ period: '="today"' }`. */
export type Matchers = Readonly<Record<string, string>>;

/**
 * A selector of a collector metric.
 *
 * @example series('spend', { period: '="today"' }) // 'spancost_spend_usd{period="today"}'
 * @throws UndeclaredLabelError if the metric has no such label
 */
export function series(metric: CollectorMetricKey, matchers: Matchers = {}): string {
  return selector(COLLECTOR_METRICS[metric].name, metric, matchers);
}

/** A selector of the buckets of a collector histogram; otherwise as {@link series}. */
export function buckets(metric: CollectorMetricKey, matchers: Matchers = {}): string {
  return selector(`${COLLECTOR_METRICS[metric].name}_bucket`, metric, matchers);
}

/**
 * The sum of an expression over a collector metric, by labels that the metric has.
 *
 * @example sumBy('cost', ['feature'], 'rate(…)') // 'sum by (feature) (rate(…))'
 * @throws UndeclaredLabelError if the metric has no such label
 */
export function sumBy(metric: CollectorMetricKey, labels: readonly string[], expression: string): string {
  return `sum by (${by(metric, labels)}) (${expression})`;
}

/** The greatest value of an expression over a collector metric; otherwise as {@link sumBy}. */
export function maxBy(metric: CollectorMetricKey, labels: readonly string[], expression: string): string {
  return `max by (${by(metric, labels)}) (${expression})`;
}

/** Growth of a counter over a window: `increase(spancost_calls_total[1h])`. */
export function increase(selected: string, window: string): string {
  return `increase(${selected}[${window}])`;
}

/**
 * An expression, or one series of 0 whose labels are "none" where it finds nothing: nothing went wrong is a number too.
 *
 * @example orNone(['reason'], 'x') // 'x or on () label_replace(vector(0), "reason", "none", "", "")'
 */
export function orNone(labels: readonly string[], expression: string): string {
  const zero = labels.reduce((inner, label) => `label_replace(${inner}, "${label}", "none", "", "")`, 'vector(0)');
  return `${expression} or on () ${zero}`;
}

function selector(name: string, metric: CollectorMetricKey, matchers: Matchers): string {
  const parts = Object.entries(matchers).map(([label, matcher]) => declared(metric, label) + matcher);
  return parts.length === 0 ? name : `${name}{${parts.join(', ')}}`;
}

/** `le` is the label that a histogram's buckets have beside the declared ones. */
function by(metric: CollectorMetricKey, labels: readonly string[]): string {
  return labels.map((label) => (label === 'le' ? label : declared(metric, label))).join(', ');
}

function declared(metric: CollectorMetricKey, label: string): string {
  const { name, labels } = COLLECTOR_METRICS[metric];
  if (!labels.includes(label)) throw new UndeclaredLabelError(name, label, labels);
  return label;
}
