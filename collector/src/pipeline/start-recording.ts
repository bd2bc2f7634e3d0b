import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../config/config.ts';
import { ContentKeeper } from '../content/content-keeper.ts';
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
  readonly config: Pick<CollectorConfig, 'content' | 'limits'>;
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
  readonly metrics: Metrics;
  /** Counts what each tenant and user asks for in a minute. */
  readonly usage: Pick<UsageCounter, 'committed'>;
  readonly tracing: Tracing;
  readonly stop: Stop;
  readonly log: FastifyBaseLogger;
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
  /** Missing where no prompts and answers are kept. */
  readonly content?: ContentKeeper;
  /** To be told of every commit. */
  readonly onCommitted: (committed: Committed) => void;
}

/** Puts the one way into the ledger together. When the collector stops, what has come is written before the turnstile closes. */
export function startRecording({ config, ledger, prices, metrics, usage, tracing, stop, log, now }: StartRecordingOptions): Recording {
  const turnstile = new Turnstile();
  stop.afterwards(() => turnstile.close());
  const content = config.content.keep ? new ContentKeeper({ content: ledger.content, turnstile, log, now }) : undefined;
  if (content !== undefined) stop.afterwards(() => content.settled());
  const readiness = new Readiness({ isStopping: () => stop.begun, fullness: () => recorder.fullness, now });
  const writer = new RecentCalls(metrics.commits.watch(readiness.watch(ledger)));
  const onCommitted = (committed: Committed): void => {
    metrics.committed(committed);
    usage.committed(committed.entries);
  };
  const { waitingReports } = config.limits;
  const recorder: Recorder = new Recorder(
    {
      ledger: writer,
      pricer: () => prices.pricer,
      now,
      waitingReports,
      onCommitted,
      tracing,
      ...(content === undefined ? {} : { onContent: (call, told, isNew) => content.take(call, told, isNew) }),
    },
    turnstile,
  );
  metrics.watchWaiting(() => recorder.waitingReports);
  return { recorder, writer, turnstile, readiness, onCommitted, ...(content === undefined ? {} : { content }) };
}
