import { aroundAppend } from '../ledger/around-append.ts';
import type { LedgerBatch, LedgerWriter } from '../ledger/ledger.ts';

/** How long a collector whose last commit failed is not ready, in milliseconds; then requests may try again. */
const AFTER_FAILURE_MS = 10_000;

export interface ReadinessOptions {
  readonly isStopping: () => boolean;
  /** Why nothing more is taken for now. */
  readonly fullness: () => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Whether telemetry can be recorded at this moment, for who decides where to send it. */
export class Readiness {
  readonly #options: ReadinessOptions;
  #failedAt: number | undefined;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** What is in the way, one line each, the name of the check first; none if nothing is. */
  problems(): readonly string[] {
    const { isStopping, fullness, now } = this.#options;
    const problems: string[] = [];
    if (isStopping()) problems.push('stopping: the collector is stopping');
    const failedMsAgo = this.#failedAt === undefined ? Infinity : now() - this.#failedAt;
    if (failedMsAgo < AFTER_FAILURE_MS)
      problems.push(`ledger: the last commit failed ${Math.max(0, Math.floor(failedMsAgo / 1000))} s ago; the log says why`);
    const full = fullness();
    if (full !== undefined) problems.push(`back_pressure: ${full}; send again in a moment`);
    return problems;
  }

  /** A writer whose commits are watched. */
  watch(ledger: LedgerWriter): LedgerWriter {
    return aroundAppend(ledger, (batch) => this.#append(ledger, batch));
  }

  async #append(ledger: LedgerWriter, batch: LedgerBatch): Promise<void> {
    try {
      await ledger.append(batch);
      this.#failedAt = undefined;
    } catch (error) {
      this.#failedAt = this.#options.now();
      throw error;
    }
  }
}
