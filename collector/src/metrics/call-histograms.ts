import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import type { Entry } from '../ledger/entry.ts';
import { usdToNumber } from '../ledger/money.ts';
import type { Exemplar } from './series/bucket-counts.ts';
import type { Labels } from './series/series-key.ts';
import type { ZeroFirst } from './series/zero-first.ts';
import { ZeroFirstHistogram } from './series/zero-first-histogram.ts';

export interface CallHistogramsOptions {
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Cost, duration and time to the first chunk of single calls as they were charged, each bucket with the trace of its latest call. What a call turns out
 * to cost later moves nothing here: a histogram cannot take back.
 */
export class CallHistograms {
  readonly #cost: ZeroFirstHistogram;
  readonly #duration: ZeroFirstHistogram;
  readonly #firstChunk: ZeroFirstHistogram;
  readonly #now: () => number;

  constructor(options: CallHistogramsOptions) {
    const histogram = (key: CollectorMetricKey): ZeroFirstHistogram =>
      new ZeroFirstHistogram({ ...options, metric: COLLECTOR_METRICS[key] });
    this.#cost = histogram('operationCost');
    this.#duration = histogram('operationDuration');
    this.#firstChunk = histogram('timeToFirstChunk');
    this.#now = options.now;
  }

  /** @param charges Of calls that have these labels. */
  observe(charges: readonly Entry[], labels: Labels): void {
    const at = this.#now();
    const priced = charges.filter(({ cost }) => cost !== undefined);
    const timed = charges.filter(({ call }) => call.duration !== undefined);
    if (priced.length > 0) {
      const counts = this.#cost.of(labels);
      for (const { call, cost = 0n } of priced) counts.observe(usdToNumber(cost), exemplarOf(call, at));
    }
    if (timed.length > 0) {
      const counts = this.#duration.of(labels);
      for (const { call } of timed) counts.observe(call.duration ?? 0, exemplarOf(call, at));
    }
  }

  /** @param seconds From the request to the first chunk of the answer. */
  observeFirstChunk(call: Entry['call'], seconds: number, labels: Labels): void {
    this.#firstChunk.of(labels).observe(seconds, exemplarOf(call, this.#now()));
  }
}

/** Calls that were sent without telemetry have no trace. */
function exemplarOf({ traceId, spanId }: Entry['call'], at: number): Omit<Exemplar, 'value'> | undefined {
  return traceId === '' || spanId === '' ? undefined : { traceId, spanId, at };
}
