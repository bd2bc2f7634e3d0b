import type { Attributes, Counter, Histogram, Meter } from '@opentelemetry/api';
import { APPLICATION_METRICS, type ApplicationMetric } from '@spancost/conventions';
import type { CallPrice } from './price-call.ts';

/** The US dollar counter and histogram of an application; provisional, for those who have no collector. */
export class CostMetrics {
  readonly #cost: Counter;
  readonly #operationCost: Histogram;
  readonly #unpricedCalls: Counter;

  constructor(meter: Meter) {
    const { cost, operationCost, unpricedCalls } = APPLICATION_METRICS;
    this.#cost = meter.createCounter(cost.name, optionsOf(cost));
    this.#operationCost = meter.createHistogram(operationCost.name, optionsOf(operationCost));
    this.#unpricedCalls = meter.createCounter(unpricedCalls.name, optionsOf(unpricedCalls));
  }

  /** Counts one call under the bounded attributes of its span. */
  record(price: CallPrice, spanAttributes: Attributes): void {
    const attributes = pick(spanAttributes, APPLICATION_METRICS.cost.attributes);
    if (price.basis === 'unpriced') return this.#unpricedCalls.add(1, attributes);
    const usd = Number(price.exact);
    this.#cost.add(usd, attributes);
    this.#operationCost.record(usd, attributes);
  }
}

function optionsOf({ description, unit, buckets }: ApplicationMetric): {
  description: string;
  unit: string;
  advice?: { explicitBucketBoundaries: number[] };
} {
  return buckets === undefined ? { description, unit } : { description, unit, advice: { explicitBucketBoundaries: [...buckets] } };
}

function pick(attributes: Attributes, keys: readonly string[]): Attributes {
  const picked: Attributes = {};
  for (const key of keys) {
    const value = attributes[key];
    if (value !== undefined) picked[key] = value;
  }
  return picked;
}
