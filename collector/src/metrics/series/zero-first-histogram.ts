import type { CollectorMetric } from '@spancost/conventions';
import { Histogram, type Metric, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client';
import { seriesId, valuesKey, type Labels } from './series-key.ts';
import type { ZeroFirst } from './zero-first.ts';

export interface ZeroFirstHistogramOptions {
  readonly metric: CollectorMetric;
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The call that an observation was made of. */
export interface Exemplar {
  readonly trace_id: string;
  readonly span_id: string;
}

/**
 * A histogram that begins with the process. A new set of labels shows 0 in all its buckets first; what is observed meanwhile
 * is shown afterwards. Sums are doubles: exact money is on the counters.
 */
export class ZeroFirstHistogram {
  readonly #options: ZeroFirstHistogramOptions;
  readonly #histogram: Histogram;
  /** When the first observation of each set of labels was made, by what tells the sets apart. */
  readonly #firstAt = new Map<string, number>();

  constructor(options: ZeroFirstHistogramOptions) {
    this.#options = options;
    const { name, help, labels, buckets = [] } = options.metric;
    this.#histogram = new Histogram({
      name,
      help,
      labelNames: [...labels],
      buckets: [...buckets],
      enableExemplars: true,
      registers: [],
    });
    const shown = { name, type: 'histogram', get: () => this.#shown() };
    // A registry asks a metric for nothing but its name, its type and, at every scrape, its values.
    options.registry.registerMetric(shown as unknown as Metric);
  }

  /** @param exemplar None where the call has no trace. */
  observe(labels: Labels, value: number, exemplar?: Exemplar): void {
    const { metric, now } = this.#options;
    const key = valuesKey(metric, labels);
    if (!this.#firstAt.has(key)) this.#firstAt.set(key, now());
    this.#histogram.observe({ labels: { ...labels }, value, exemplarLabels: exemplar === undefined ? {} : { ...exemplar } });
  }

  async #shown(): Promise<MetricObjectWithValues<MetricValue<string>>> {
    const data = await this.#histogram.get();
    return { ...data, values: data.values.map((value) => (this.#isHeld(value.labels) ? zero(value) : value)) };
  }

  #isHeld(labels: Partial<Record<string, string | number>>): boolean {
    const { metric, zeroFirst, now } = this.#options;
    const key = JSON.stringify(metric.labels.map((label) => labels[label]));
    const firstAt = this.#firstAt.get(key);
    return firstAt !== undefined && !zeroFirst.shows(seriesId(metric, key), firstAt, now());
  }
}

/** Without its exemplar: there is no observation in the bucket yet. */
function zero(value: MetricValue<string>): MetricValue<string> {
  const { exemplar: _, ...rest }: MetricValue<string> & { exemplar?: unknown } = value;
  return { ...rest, value: 0 };
}
