import type { CollectorConfig } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { RecentCalls } from '../ledger/recent-calls.ts';
import { Readiness } from '../lifecycle/readiness.ts';
import type { Stop } from '../lifecycle/stop.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { CurrentPrices } from '../prices/current-prices.ts';
import { Turnstile } from '../scheduling/turnstile.ts';
import type { UsageCounter } from '../usage-limits/usage-counter.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { Recorder, type Committed } from './recorder.ts';

export interface StartRecordingOptions {
  readonly config: Pick<CollectorConfig, 'limits'>;
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
  readonly metrics: Metrics;
  /** Counts what each tenant and user asks for in a minute. */
  readonly usage: Pick<UsageCounter, 'committed'>;
  readonly tracing: Tracing;
  readonly stop: Stop;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What entries are appended by. */
export interface Recording {
  readonly recorder: Recorder;
  /** Remembers the latest calls; its commits are counted and watched. */
  readonly writer: RecentCalls;
  /** Where whoever writes to the ledger takes turns. */
  readonly turnstile: Turnstile;
  readonly readiness: Readiness;
  /** To be told of every commit. */
  readonly onCommitted: (committed: Committed) => void;
}

/** Puts the one way into the ledger together. When the collector stops, what has come is written before the turnstile closes. */
export function startRecording({ config, ledger, prices, metrics, usage, tracing, stop, now }: StartRecordingOptions): Recording {
  const turnstile = new Turnstile();
  stop.afterwards(() => turnstile.close());
  const readiness = new Readiness({ isStopping: () => stop.begun, fullness: () => recorder.fullness, now });
  const writer = new RecentCalls(metrics.commits.watch(readiness.watch(ledger)));
  const onCommitted = (committed: Committed): void => {
    metrics.committed(committed);
    usage.committed(committed.entries);
  };
  const { waitingReports } = config.limits;
  const recorder: Recorder = new Recorder(
    { ledger: writer, pricer: () => prices.pricer, now, waitingReports, onCommitted, tracing },
    turnstile,
  );
  metrics.watchWaiting(() => recorder.waitingReports);
  return { recorder, writer, turnstile, readiness, onCommitted };
}
