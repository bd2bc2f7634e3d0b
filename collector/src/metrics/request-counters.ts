import { COLLECTOR_METRICS, REFUSAL_REASONS, type CollectorMetricKey, type RefusalReason } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import { OUTCOMES, type Outcome } from '../pipeline/outcome.ts';
import type { Signal } from '../ledger/signal.ts';
import { ExactCounter } from './series/exact-counter.ts';
import type { ZeroFirst } from './series/zero-first.ts';

/** What became of a request that was handed on. */
export type ForwardOutcome = 'delivered' | 'failed' | 'dropped';

export interface RequestCountersOptions {
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What came in, what became of it, and what was handed on; these counters begin with the process. */
export class RequestCounters {
  readonly #now: () => number;
  readonly #reports: ExactCounter;
  readonly #ingestRequests: ExactCounter;
  readonly #refused: ExactCounter;
  readonly #forwarded: ExactCounter;

  constructor(options: RequestCountersOptions) {
    this.#now = options.now;
    const counter = (key: CollectorMetricKey): ExactCounter =>
      new ExactCounter({ ...options, metric: COLLECTOR_METRICS[key], toNumber: Number });
    this.#reports = counter('reports');
    this.#ingestRequests = counter('ingestRequests');
    this.#refused = counter('refusedRequests');
    this.#forwarded = counter('forwarded');
    const at = this.#now();
    for (const signal of ['traces', 'logs']) for (const outcome of OUTCOMES) this.#reports.add({ signal, outcome }, 0n, at);
    for (const reason of REFUSAL_REASONS) this.#refused.add({ reason }, 0n, at);
    for (const signal of ['traces', 'metrics'])
      for (const outcome of ['delivered', 'failed', 'dropped']) this.#forwarded.add({ signal, outcome }, 0n, at);
  }

  report(signal: Signal, outcome: Outcome): void {
    this.#reports.add({ signal, outcome }, 1n, this.#now());
  }

  ingestRequest(signal: Signal, code: number): void {
    this.#ingestRequests.add({ signal, code: String(code) }, 1n, this.#now());
  }

  refused(reason: RefusalReason): void {
    this.#refused.add({ reason }, 1n, this.#now());
  }

  forwarded(signal: Signal, outcome: ForwardOutcome): void {
    this.#forwarded.add({ signal, outcome }, 1n, this.#now());
  }
}
