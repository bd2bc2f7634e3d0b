import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import type { Entry } from '../ledger/entry.ts';
import { usdToNumber } from '../ledger/money.ts';
import type { Labels } from './series/series-key.ts';
import type { ZeroFirst } from './series/zero-first.ts';
import { ZeroFirstHistogram, type Exemplar } from './series/zero-first-histogram.ts';

export interface CallHistogramsOptions {
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Cost and duration of single calls as they were charged, each bucket with the trace of its latest call. What a call turns out
 * to cost later moves nothing here: a histogram cannot take back.
 */
export class CallHistograms {
  readonly #cost: ZeroFirstHistogram;
  readonly #duration: ZeroFirstHistogram;

  constructor(options: CallHistogramsOptions) {
    const histogram = (key: CollectorMetricKey): ZeroFirstHistogram =>
      new ZeroFirstHistogram({ ...options, metric: COLLECTOR_METRICS[key] });
    this.#cost = histogram('operationCost');
    this.#duration = histogram('operationDuration');
  }

  observe({ call, cost }: Entry, labels: Labels): void {
    const { provider = '', model = '', operation = '', feature = '', status = '' } = labels;
    const exemplar = exemplarOf(call);
    if (cost !== undefined) this.#cost.observe({ provider, model, operation, feature }, usdToNumber(cost), exemplar);
    if (call.duration !== undefined) this.#duration.observe({ provider, model, operation, feature, status }, call.duration, exemplar);
  }
}

/** Calls that were sent without telemetry have no trace. */
function exemplarOf({ traceId, spanId }: Entry['call']): Exemplar | undefined {
  return traceId === '' || spanId === '' ? undefined : { trace_id: traceId, span_id: spanId };
}
