import type { CollectorMetric } from '@spancost/conventions';
import { Counter, type Registry } from 'prom-client';

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  total: bigint;
  firstAt: number;
}

export interface ExactCounterOptions {
  readonly metric: CollectorMetric;
  readonly registry: Registry;
  /** The double that is shown for an exact total. */
  readonly toNumber: (total: bigint) => number;
  /** How long a new series shows 0, in milliseconds: long enough that Prometheus has seen the 0. */
  readonly holdMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * A counter whose totals are exact integers and become doubles only when they are shown. A new series shows 0 until
 * `holdMs` after its first event, because Prometheus' `increase()` does not see the value that a series appears with.
 */
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

  /** @param at When it happened, in milliseconds since the epoch; the first time decides when the series shows its value. */
  add(labels: Readonly<Record<string, string>>, amount: bigint, at: number): void {
    const key = JSON.stringify(this.#options.metric.labels.map((label) => labels[label]));
    const series = this.#series.get(key);
    if (series === undefined) {
      this.#series.set(key, { labels, total: amount, firstAt: at });
      return;
    }
    series.total += amount;
    series.firstAt = Math.min(series.firstAt, at);
  }

  #show(counter: Counter): void {
    const { toNumber, holdMs, now } = this.#options;
    const shownFrom = now() - holdMs;
    counter.reset();
    for (const { labels, total, firstAt } of this.#series.values()) counter.inc({ ...labels }, firstAt <= shownFrom ? toNumber(total) : 0);
  }
}
