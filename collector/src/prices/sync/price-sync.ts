import type { PriceBook } from '@spancost/prices';
import type { PriceCheckOptions, PriceCheckResult } from './check-prices.ts';
import { checkInWorker } from './check-in-worker.ts';

/** How long after the start prices are checked first, in milliseconds: when the collector has begun to answer. */
const FIRST_AFTER_MS = 2000;

export interface PriceSyncOptions {
  readonly from: string;
  readonly everyMs: number;
  readonly changesFile: string;
  /** The book in force. */
  readonly book: () => PriceBook;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onChecked: (result: PriceCheckResult) => void;
  readonly onFailed: (error: unknown) => void;
  /** Default: in a thread of its own. */
  readonly check?: (options: PriceCheckOptions, signal: AbortSignal) => Promise<PriceCheckResult>;
}

/** Checks another list of prices again and again, one check after the other. A check that fails is tried again at the next time. */
export class PriceSync {
  readonly #options: PriceSyncOptions;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout;
  /** The check that is under way. */
  #running: Promise<PriceCheckResult> | undefined;

  constructor(options: PriceSyncOptions) {
    this.#options = options;
    this.#timer = this.#after(Math.min(FIRST_AFTER_MS, options.everyMs));
  }

  /**
   * Checks now; undefined while a check is under way, or the collector stops.
   *
   * @throws PriceSyncError, and then what waits is as it was.
   */
  checkNow(): Promise<PriceCheckResult> | undefined {
    if (this.#running !== undefined || this.#stopped.signal.aborted) return undefined;
    this.#running = this.#check().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Ends a check that is under way; what it would have found is found at the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  #after(ms: number): NodeJS.Timeout {
    return setTimeout(() => void this.#checkInTurn(), ms).unref();
  }

  async #checkInTurn(): Promise<void> {
    await this.checkNow()?.catch(() => undefined);
    if (!this.#stopped.signal.aborted) this.#timer = this.#after(this.#options.everyMs);
  }

  async #check(): Promise<PriceCheckResult> {
    const { from, changesFile, book, now, onChecked, onFailed, check = checkInWorker } = this.#options;
    try {
      const result = await check({ from, book: book(), changesFile, at: now() }, this.#stopped.signal);
      onChecked(result);
      return result;
    } catch (error) {
      if (!this.#stopped.signal.aborted) onFailed(error);
      throw error;
    }
  }
}
