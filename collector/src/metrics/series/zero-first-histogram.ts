import type { CollectorMetric } from '@spancost/conventions';
import type { Metric, Registry } from 'prom-client';
import { BucketCounts, type Exemplar } from './bucket-counts.ts';
import { seriesId, valuesKey, type Labels } from './series-key.ts';
import type { ZeroFirst } from './zero-first.ts';

interface Series {
  readonly id: string;
  readonly labels: Labels;
  readonly counts: BucketCounts;
  readonly firstAt: number;
}

export interface ZeroFirstHistogramOptions {
  readonly metric: CollectorMetric;
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a registry shows of a bucket, of the sum or of the count of a series. */
interface Shown {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  readonly exemplar?: { readonly labelSet: Labels; readonly value: number; readonly timestamp: number };
}

/**
 * A histogram that begins with the process. A new set of labels shows 0 in all its buckets first; what is observed meanwhile
 * is shown afterwards. It counts by itself, because a histogram of prom-client has no place for the first 0 and takes ten
 * times as long for each observation; prom-client writes it.
 */
export class ZeroFirstHistogram {
  readonly #options: ZeroFirstHistogramOptions;
  readonly #series = new Map<string, Series>();

  constructor(options: ZeroFirstHistogramOptions) {
    this.#options = options;
    const { name, help } = options.metric;
    const shown = { name, type: 'histogram', get: async () => ({ name, help, type: 'histogram', values: this.#values() }) };
    // A registry asks a metric for nothing but its name, its type and, at every scrape, its values.
    options.registry.registerMetric(shown as unknown as Metric);
  }

  /** Where to count what is observed with these labels. */
  of(labels: Labels): BucketCounts {
    const { metric, now } = this.#options;
    const key = valuesKey(metric, labels);
    const known = this.#series.get(key);
    if (known !== undefined) return known.counts;
    const own = Object.fromEntries(metric.labels.map((label) => [label, labels[label] ?? '']));
    const fresh = { id: seriesId(metric, key), labels: own, counts: new BucketCounts(metric.buckets ?? []), firstAt: now() };
    this.#series.set(key, fresh);
    return fresh.counts;
  }

  #values(): readonly Shown[] {
    const { zeroFirst, now } = this.#options;
    const at = now();
    return [...this.#series.values()].flatMap((series) => this.#valuesOf(series, zeroFirst.shows(series.id, series.firstAt, at)));
  }

  #valuesOf({ labels, counts }: Series, isShown: boolean): readonly Shown[] {
    const { name } = this.#options.metric;
    const buckets = counts.cumulative().map(({ upTo, count, exemplar }) => ({
      metricName: `${name}_bucket`,
      labels: { le: upTo === Infinity ? '+Inf' : upTo, ...labels },
      value: isShown ? count : 0,
      ...(isShown && exemplar !== undefined ? { exemplar: toShown(exemplar) } : {}),
    }));
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: isShown ? counts.sum : 0 },
      { metricName: `${name}_count`, labels, value: isShown ? counts.count : 0 },
    ];
  }
}

function toShown({ traceId, spanId, value, at }: Exemplar): NonNullable<Shown['exemplar']> {
  return { labelSet: { trace_id: traceId, span_id: spanId }, value, timestamp: at / 1000 };
}
