import type { RefusalReason } from '@spancost/conventions';
import type { Pricer } from '@spancost/prices';
import { Gauge, Registry, type OpenMetricsContentType } from 'prom-client';
import type { LedgerForecaster } from '../budgets/forecast/ledger-forecaster.ts';
import type { LedgerBudgets } from '../budgets/ledger-budgets.ts';
import type { CollectorConfig } from '../config/config.ts';
import type { CallState } from '../ledger/call-state.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { Committed } from '../pipeline/recorder.ts';
import type { Signal } from '../ledger/signal.ts';
import type { LimitStanding } from '../usage-limits/usage-counter.ts';
import type { Counted } from '../upkeep/keeper.ts';
import { CacheCounters } from './cache-counters.ts';
import { AlertmanagerMetrics } from './alertmanager-metrics.ts';
import { CallHistograms } from './call-histograms.ts';
import { CommitMetrics } from './commit-metrics.ts';
import { ConfigMetrics } from './config-metrics.ts';
import type { ExpositionFormat } from './exposition/exposition-format.ts';
import { openMetricsOf } from './exposition/open-metrics.ts';
import { addProcessMetrics } from './exposition/process-metrics.ts';
import { addLabelMetrics } from './label-metrics.ts';
import { LedgerCounters } from './ledger-counters.ts';
import { PriceMetrics } from './price-metrics.ts';
import { RequestCounters, type ForwardOutcome } from './request-counters.ts';
import { seriesOfEntries } from './series-of-entries.ts';
import { declared } from './series/declared.ts';
import { MemoryFile } from './series/memory-file.ts';
import { ProcessMemory } from './series/process-memory.ts';
import { ZeroFirst } from './series/zero-first.ts';
import { ledgerGaugesOf } from './spend/all-gauges.ts';
import type { Refresher } from './spend/refresher.ts';
import { addUsageLimitMetrics } from './usage-limit-metrics.ts';

export interface MetricsOptions {
  readonly config: CollectorConfig;
  readonly ledger: Ledger;
  readonly budgets: Pick<LedgerBudgets, 'standingsAt'>;
  readonly forecaster: Pick<LedgerForecaster, 'foretell'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. Default: that of the process. */
  readonly monotonic?: () => number;
  /** Told when the gauges could not be computed; they then keep their last values. */
  readonly onRefreshError: (error: unknown) => void;
  /** Told when it cannot be read or written what was shown. */
  readonly onMemoryError: (error: unknown) => void;
}

/** A page of `/metrics`. */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

/** A series shows 0 for this many scrape intervals. */
const ZERO_INTERVALS = 2;

/** Everything that `/metrics` shows, each name and label from the conventions. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #open: Registry<OpenMetricsContentType>;
  readonly #now: () => number;
  readonly #memory: MemoryFile;
  readonly #counters: LedgerCounters;
  readonly #histograms: CallHistograms;
  readonly #caches: CacheCounters;
  readonly #requests: RequestCounters;
  readonly #gauges: Refresher;
  #waitingReports: () => number = () => 0;
  #pricer: (() => Pricer) | undefined;
  #usageLimits: () => readonly LimitStanding[] = () => [];
  /** How long commits take. */
  readonly commits: CommitMetrics;
  /** What is known of the prices in force, and of what else prices might be. */
  readonly prices: PriceMetrics;
  /** Whether the configuration that is written is the one in force. */
  readonly config: ConfigMetrics;
  /** Whether Alertmanager has the configuration that it should have. */
  readonly alertmanager: AlertmanagerMetrics;

  private constructor(options: MetricsOptions) {
    const { config, now, monotonic = () => performance.now() } = options;
    const registry = this.#registry;
    this.#now = now;
    this.#memory = new MemoryFile({ path: `${config.ledger.path}.metrics.json`, onError: options.onMemoryError });
    const holdMs = config.metrics.scrapeIntervalMs * ZERO_INTERVALS;
    const zeroFirst = new ZeroFirst(new ProcessMemory(this.#memory), holdMs);
    this.#counters = new LedgerCounters({ registry, memory: this.#memory, labelValues: config.limits.labelValues, holdMs, now });
    this.#histograms = new CallHistograms({ registry, zeroFirst, now });
    this.#caches = new CacheCounters({ registry, zeroFirst, now });
    this.#requests = new RequestCounters({ registry, zeroFirst, now });
    this.#gauges = ledgerGaugesOf({ ...options, registry, monotonic, pricer: () => this.#pricer?.() });
    this.commits = new CommitMetrics(registry, monotonic);
    this.prices = new PriceMetrics(registry);
    this.config = new ConfigMetrics(registry);
    this.alertmanager = new AlertmanagerMetrics(registry);
    addLabelMetrics(registry, this.#memory, config.limits.labelValues);
    const waiting: Gauge = new Gauge({ ...declared('waitingReports', registry), collect: () => waiting.set(this.#waitingReports()) });
    addUsageLimitMetrics(registry, () => this.#usageLimits());
    addProcessMetrics(registry);
    this.#open = openMetricsOf(registry);
  }

  /** Starts the ledger's counters at what the ledger holds, and the process's own at zero. */
  static async start(options: MetricsOptions): Promise<Metrics> {
    const metrics = new Metrics(options);
    for (const total of await options.ledger.seriesTotals()) metrics.#counters.count(total);
    for (const total of await options.ledger.quarantineTotals()) metrics.#counters.countQuarantined(total);
    // A ledger from before there was a memory: what it holds has been seen, or would be counted a second time if it had been.
    if (!metrics.#memory.isKnown) for (const id of metrics.#counters.seriesIds) metrics.#memory.remember(id);
    return metrics;
  }

  /** What has been counted since the ledger began, exact. */
  get counted(): Counted {
    return this.#counters.counted;
  }

  /** Counts what a commit added. */
  committed({ entries, quarantined }: Committed): void {
    for (const { total, entries: group } of seriesOfEntries(entries)) {
      this.#counters.count(total);
      if (total.kind !== 'charge') continue;
      const labels = this.#counters.labelsOf(total);
      this.#histograms.observe(group, labels);
      const pricer = this.#pricer?.();
      if (pricer !== undefined) this.#caches.observe(group, labels, pricer);
    }
    for (const { signal, reason, recordedAt } of quarantined)
      this.#counters.countQuarantined({ signal, reason, reports: 1, firstAt: recordedAt });
  }

  /** Counts when the answer of a charged call began. @param seconds From the request. */
  firstChunk({ call, basis }: Pick<CallState, 'call' | 'basis'>, seconds: number): void {
    const { feature } = call.attribution;
    this.#histograms.observeFirstChunk(
      call,
      seconds,
      this.#counters.labelsOf({ ...call, ...(feature === undefined ? {} : { feature }), basis }),
    );
  }

  report(signal: Signal, outcome: Outcome): void {
    this.#requests.report(signal, outcome);
  }

  ingestRequest(signal: Signal, code: number): void {
    this.#requests.ingestRequest(signal, code);
  }

  /** Counts a request that was refused before it was read. */
  refused(reason: RefusalReason): void {
    this.#requests.refused(reason);
  }

  forwarded(signal: Signal, outcome: ForwardOutcome): void {
    this.#requests.forwarded(signal, outcome);
  }

  /** @param read The prices that charges are made with. */
  watchPrices(read: () => Pricer): void {
    this.#pricer = read;
  }

  /** @param read How many reports wait for the ledger. */
  watchWaiting(read: () => number): void {
    this.#waitingReports = read;
  }

  /** @param standings How the limits of requests and tokens stand. */
  watchUsageLimits(standings: () => readonly LimitStanding[]): void {
    this.#usageLimits = standings;
  }

  /**
   * What a scraper gets. The gauges of the ledger are computed once for all who ask within a scrape interval; if that takes
   * longer than `waitMs`, they are the last known ones, and the heartbeat says how old.
   */
  async render(format: ExpositionFormat, waitMs: number): Promise<Exposition> {
    await this.#gauges.freshen(waitMs);
    const registry = format === 'open' ? this.#open : this.#registry;
    const text = await registry.metrics();
    this.#memory.scraped(this.#now());
    this.#memory.save();
    return { contentType: registry.contentType, text };
  }
}
