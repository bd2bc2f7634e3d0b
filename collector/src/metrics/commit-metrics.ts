import { COLLECTOR_METRICS } from '@spancost/conventions';
import { Counter, Histogram, type Registry } from 'prom-client';
import { aroundAppend } from '../ledger/around-append.ts';
import type { LedgerBatch, LedgerWriter } from '../ledger/ledger.ts';
import { declared } from './series/declared.ts';

/** How long commits of the ledger take, and how many fail. */
export class CommitMetrics {
  readonly #duration: Histogram;
  readonly #failures: Counter;
  readonly #monotonic: () => number;

  /** @param monotonic Milliseconds of a clock that only goes forward. */
  constructor(registry: Registry, monotonic: () => number) {
    this.#duration = new Histogram({
      ...declared('commitDuration', registry),
      buckets: [...(COLLECTOR_METRICS.commitDuration.buckets ?? [])],
    });
    this.#failures = new Counter(declared('commitFailures', registry));
    this.#monotonic = monotonic;
  }

  /** A writer whose commits are measured. */
  watch(writer: LedgerWriter): LedgerWriter {
    return aroundAppend(writer, (batch) => this.#append(writer, batch));
  }

  async #append(writer: LedgerWriter, batch: LedgerBatch): Promise<void> {
    const started = this.#monotonic();
    try {
      await writer.append(batch);
      this.#duration.observe((this.#monotonic() - started) / 1000);
    } catch (error) {
      this.#failures.inc();
      throw error;
    }
  }
}
