import { COLLECTOR_METRICS, REFUSAL_REASONS, type CollectorMetricKey, type RefusalReason } from '@spancost/conventions';
import { Counter, Histogram, Registry } from 'prom-client';
import type { CollectorConfig } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { usdToNumber } from '../ledger/money.ts';
import { OUTCOMES, type Outcome } from '../pipeline/outcome.ts';
import type { Committed } from '../pipeline/recorder.ts';
import type { Signal } from '../pipeline/signal.ts';
import { ConfigMetrics } from './config-metrics.ts';
import { LedgerCounters } from './ledger-counters.ts';
import { LedgerGauges } from './ledger-gauges.ts';
import { PriceMetrics } from './price-metrics.ts';
import { totalsOfEntry } from './totals-of-entry.ts';

/** What became of a request that was handed on. */
export type ForwardOutcome = 'delivered' | 'failed' | 'dropped';

export interface MetricsOptions {
  readonly config: CollectorConfig;
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told when the gauges could not be computed; they then keep their last values. */
  readonly onRefreshError: (error: unknown) => void;
}

/** A series shows 0 for this many scrape intervals. */
const ZERO_INTERVALS = 2;

/** Everything that `/metrics` shows, each name and label from the conventions. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #options: MetricsOptions;
  readonly #counters: LedgerCounters;
  readonly #gauges: LedgerGauges;
  /** What is known of the prices in force, and of what else prices might be. */
  readonly prices: PriceMetrics;
  /** Whether the configuration that is written is the one in force. */
  readonly config: ConfigMetrics;
  readonly #reports: Counter;
  readonly #ingestRequests: Counter;
  readonly #forwarded: Counter;
  readonly #refused: Counter;
  readonly #operationCost: Histogram;
  readonly #operationDuration: Histogram;

  private constructor(options: MetricsOptions) {
    const { config, ledger, now } = options;
    const registry = this.#registry;
    this.#options = options;
    this.#counters = new LedgerCounters({
      registry,
      labelValues: config.limits.labelValues,
      holdMs: config.metrics.scrapeIntervalMs * ZERO_INTERVALS,
      now,
    });
    this.#gauges = new LedgerGauges({ registry, ledger, budgets: () => config.budgets, timeZone: config.metrics.timeZone });
    this.prices = new PriceMetrics(registry);
    this.config = new ConfigMetrics(registry);
    this.#reports = counter('reports', registry);
    this.#ingestRequests = counter('ingestRequests', registry);
    this.#forwarded = counter('forwarded', registry);
    this.#refused = counter('refusedRequests', registry);
    this.#operationCost = histogram('operationCost', registry);
    this.#operationDuration = histogram('operationDuration', registry);
  }

  /** Starts the ledger's counters at what the ledger holds, and the process's own at zero. */
  static async start(options: MetricsOptions): Promise<Metrics> {
    const metrics = new Metrics(options);
    for (const total of await options.ledger.seriesTotals()) metrics.#counters.count(total);
    for (const total of await options.ledger.quarantineTotals()) metrics.#counters.countQuarantined(total);
    for (const signal of ['traces', 'logs']) for (const outcome of OUTCOMES) metrics.#reports.inc({ signal, outcome }, 0);
    for (const reason of REFUSAL_REASONS) metrics.#refused.inc({ reason }, 0);
    for (const signal of ['traces', 'metrics'])
      for (const outcome of ['delivered', 'failed', 'dropped']) metrics.#forwarded.inc({ signal, outcome }, 0);
    return metrics;
  }

  /** Counts what a commit added. */
  committed({ entries, quarantined }: Committed): void {
    for (const entry of entries) {
      const totals = totalsOfEntry(entry);
      this.#counters.count(totals);
      if (entry.kind !== 'charge') continue;
      const { provider = '', model = '', operation = '', feature = '', status = '' } = this.#counters.labelsOf(totals);
      if (entry.cost !== undefined) this.#operationCost.observe({ provider, model, operation, feature }, usdToNumber(entry.cost));
      if (entry.call.duration !== undefined)
        this.#operationDuration.observe({ provider, model, operation, feature, status }, entry.call.duration);
    }
    for (const { signal, reason, recordedAt } of quarantined)
      this.#counters.countQuarantined({ signal, reason, reports: 1, firstAt: recordedAt });
  }

  report(signal: Signal, outcome: Outcome): void {
    this.#reports.inc({ signal, outcome });
  }

  ingestRequest(signal: Signal, code: number): void {
    this.#ingestRequests.inc({ signal, code: String(code) });
  }

  /** Counts a request that was refused before it was read. */
  refused(reason: RefusalReason): void {
    this.#refused.inc({ reason });
  }

  forwarded(signal: Signal, outcome: ForwardOutcome): void {
    this.#forwarded.inc({ signal, outcome });
  }

  /** The content type of {@link render}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Prometheus text. */
  async render(): Promise<string> {
    try {
      await this.#gauges.refresh(this.#options.now());
    } catch (error) {
      this.#options.onRefreshError(error);
    }
    return this.#registry.metrics();
  }
}

function counter(key: CollectorMetricKey, registry: Registry): Counter {
  const { name, help, labels } = COLLECTOR_METRICS[key];
  return new Counter({ name, help, labelNames: [...labels], registers: [registry] });
}

function histogram(key: CollectorMetricKey, registry: Registry): Histogram {
  const { name, help, labels, buckets = [] } = COLLECTOR_METRICS[key];
  return new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] });
}
