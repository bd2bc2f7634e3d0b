import type { Attributes, BatchObservableResult, Histogram, Meter, ObservableCounter } from '@opentelemetry/api';
import { APPLICATION_METRICS, type ApplicationMetric } from '@spancost/conventions';
import type { CallPrice } from './price-call.ts';

/** Combinations of attributes that are told apart; more of them are counted together, as OpenTelemetry's SDK does. */
const MAX_SERIES = 1999;
const OVERFLOW = 'otel.metric.overflow';

/** Costs that wait for the histogram: it costs a fraction of the time when it is told of many in a row. */
const MAX_PENDING = 256;

/** What has been counted under one combination of attributes. */
interface Series {
  readonly attributes: Attributes;
  /** Undefined as long as none of its calls has a price. */
  usd: number | undefined;
  unpricedCalls: number;
  refusedCalls: number;
  /** Costs of single calls, in US dollars, that the histogram has not been told. */
  pending: number[];
}

/** The US dollar counter and histogram of an application, and the calls without a cost; provisional, for those who have no collector. */
export class CostMetrics {
  readonly #cost: ObservableCounter;
  readonly #operationCost: Histogram;
  readonly #unpricedCalls: ObservableCounter;
  readonly #refusedCalls: ObservableCounter;
  readonly #series: Map<string, Series> = new Map();
  /** Most calls are of the same kind as the one before. */
  #last: Series | undefined;
  #pending = 0;

  constructor(meter: Meter) {
    const { cost, operationCost, unpricedCalls, refusedCalls } = APPLICATION_METRICS;
    this.#cost = meter.createObservableCounter(cost.name, optionsOf(cost));
    this.#operationCost = meter.createHistogram(operationCost.name, optionsOf(operationCost));
    this.#unpricedCalls = meter.createObservableCounter(unpricedCalls.name, optionsOf(unpricedCalls));
    this.#refusedCalls = meter.createObservableCounter(refusedCalls.name, optionsOf(refusedCalls));
    meter.addBatchObservableCallback((result) => this.#observe(result), [this.#cost, this.#unpricedCalls, this.#refusedCalls]);
  }

  /** Counts one call under the bounded attributes of its span. */
  record(price: CallPrice, spanAttributes: Attributes): void {
    const series = this.#seriesOf(spanAttributes);
    if (price.basis === 'unpriced') {
      series.unpricedCalls += 1;
      return;
    }
    const usd = Number(price.exact);
    series.usd = (series.usd ?? 0) + usd;
    series.pending.push(usd);
    this.#pending += 1;
    if (this.#pending >= MAX_PENDING) this.#tellHistogram();
  }

  /** Counts one call that was refused before it was sent. */
  refused(spanAttributes: Attributes): void {
    this.#seriesOf(spanAttributes).refusedCalls += 1;
  }

  #seriesOf(spanAttributes: Attributes): Series {
    if (this.#last !== undefined && isOf(this.#last, spanAttributes)) return this.#last;
    this.#last = this.#find(spanAttributes);
    return this.#last;
  }

  #find(spanAttributes: Attributes): Series {
    let key = '';
    for (const name of APPLICATION_METRICS.cost.attributes) key += `${String(spanAttributes[name])}\n`;
    return this.#series.get(key) ?? this.#begin(key, pick(spanAttributes, APPLICATION_METRICS.cost.attributes));
  }

  #begin(key: string, attributes: Attributes): Series {
    if (this.#series.size >= MAX_SERIES && key !== OVERFLOW)
      return this.#series.get(OVERFLOW) ?? this.#begin(OVERFLOW, { [OVERFLOW]: true });
    const series: Series = { attributes, usd: undefined, unpricedCalls: 0, refusedCalls: 0, pending: [] };
    this.#series.set(key, series);
    return series;
  }

  /** The metrics are being collected. */
  #observe(result: BatchObservableResult): void {
    this.#tellHistogram();
    for (const { attributes, usd, unpricedCalls, refusedCalls } of this.#series.values()) {
      if (refusedCalls > 0) result.observe(this.#refusedCalls, refusedCalls, attributes);
      if (unpricedCalls > 0) result.observe(this.#unpricedCalls, unpricedCalls, attributes);
      // What is counted together beyond the limit has both.
      if (usd !== undefined) result.observe(this.#cost, usd, attributes);
    }
  }

  #tellHistogram(): void {
    if (this.#pending === 0) return;
    this.#pending = 0;
    for (const series of this.#series.values()) {
      for (const usd of series.pending) this.#operationCost.record(usd, series.attributes);
      series.pending = [];
    }
  }
}

function isOf({ attributes }: Series, spanAttributes: Attributes): boolean {
  for (const name of APPLICATION_METRICS.cost.attributes) if (attributes[name] !== spanAttributes[name]) return false;
  return true;
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
