export interface RefresherOptions {
  /** Computes everything anew, as of a moment. */
  readonly refresh: (at: number) => Promise<void>;
  /** How often it is asked for; more often than that, what is known is fresh enough. */
  readonly everyMs: number;
  /** Told when it failed; what is known stays. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
}

/** A scraper is never exactly on time; one that is a little early still gets fresh values. */
const EARLY = 0.9;

/** A third of the time at most is spent on computing: after a second of it there are two of rest, and never more than two intervals. */
const REST_PER_WORK = 2;

/**
 * Computes values when they are asked for and old, once for all who ask at a time. Who asks does not wait longer than it can:
 * it then gets the last known values, while the computation goes on for the next one.
 */
export class Refresher {
  readonly #options: RefresherOptions;
  #running: Promise<void> | undefined;
  #computedAt: number | undefined;
  #restUntil = 0;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  /** Resolves when the values are fresh, or the computation has failed, or after `waitMs`. Never rejects. */
  async freshen(waitMs: number): Promise<void> {
    if (!this.#isOld()) return;
    this.#running ??= this.#compute();
    const waiting = Promise.withResolvers<void>();
    const timer = setTimeout(waiting.resolve, waitMs);
    await Promise.race([this.#running, waiting.promise]);
    clearTimeout(timer);
  }

  #isOld(): boolean {
    const { everyMs, now, monotonic } = this.#options;
    if (this.#computedAt === undefined) return true;
    const age = now() - this.#computedAt;
    // A clock that was put back says nothing about age.
    return (age < 0 || age >= everyMs * EARLY) && monotonic() >= this.#restUntil;
  }

  async #compute(): Promise<void> {
    const { refresh, onError, now, monotonic } = this.#options;
    const at = now();
    const started = monotonic();
    try {
      await refresh(at);
      this.#computedAt = at;
    } catch (error) {
      onError(error);
    } finally {
      const ended = monotonic();
      this.#restUntil = ended + Math.min(ended - started, this.#options.everyMs) * REST_PER_WORK;
      this.#running = undefined;
    }
  }
}
