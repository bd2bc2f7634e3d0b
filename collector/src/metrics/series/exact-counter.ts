import type { CollectorMetric } from '@spancost/conventions';
import { Counter, type Registry } from 'prom-client';
import { seriesId, valuesKey, type Labels } from './series-key.ts';
import type { ZeroFirst } from './zero-first.ts';

interface Series {
  readonly id: string;
  readonly labels: Labels;
  total: bigint;
  firstAt: number;
}

export interface ExactCounterOptions {
  readonly metric: CollectorMetric;
  readonly registry: Registry;
  /** The double that is shown for an exact total. */
  readonly toNumber: (total: bigint) => number;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A counter whose totals are exact integers and become doubles only when they are shown. A new series shows 0 first. */
export class ExactCounter {
  readonly #series = new Map<string, Series>();
  readonly #options: ExactCounterOptions;

  constructor(options: ExactCounterOptions) {
    this.#options = options;
    const { metric, registry } = options;
    const show = (counter: Counter): void => this.#show(counter);
    // prom-client asks the counter for its values at every scrape.
    const counter = new Counter({
      name: metric.name,
      help: metric.help,
      labelNames: [...metric.labels],
      registers: [],
      collect() {
        show(this);
      },
    });
    registry.registerMetric(counter);
  }

  /** The exact sum of all its series. */
  get sum(): bigint {
    let sum = 0n;
    for (const { total } of this.#series.values()) sum += total;
    return sum;
  }

  /** The ids of its series. */
  get ids(): readonly string[] {
    return [...this.#series.values()].map(({ id }) => id);
  }

  /** @param at When it happened, in milliseconds since the epoch; the first time decides when the series shows its value. */
  add(labels: Labels, amount: bigint, at: number): void {
    const { metric } = this.#options;
    const key = valuesKey(metric, labels);
    const series = this.#series.get(key);
    if (series === undefined) {
      this.#series.set(key, { id: seriesId(metric, key), labels, total: amount, firstAt: at });
      return;
    }
    series.total += amount;
    series.firstAt = Math.min(series.firstAt, at);
  }

  #show(counter: Counter): void {
    const { toNumber, zeroFirst, now } = this.#options;
    const at = now();
    counter.reset();
    for (const { id, labels, total, firstAt } of this.#series.values())
      counter.inc({ ...labels }, zeroFirst.shows(id, firstAt, at) ? toNumber(total) : 0);
  }
}
