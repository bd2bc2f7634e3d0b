import { Counter, Gauge, type Registry } from 'prom-client';
import { declared } from './series/declared.ts';

/** Which book is in force, whether its file is good, and what a scheduled check of other price lists has found. */
export class PriceMetrics {
  readonly #book: Gauge;
  readonly #lastReload: Gauge;
  readonly #reloadErrors: Counter;
  readonly #waiting: Gauge;
  readonly #syncFailures: Counter;
  readonly #lastSync: Gauge;

  constructor(registry: Registry) {
    this.#book = new Gauge(declared('priceBook', registry));
    this.#lastReload = new Gauge(declared('priceBookLastReload', registry));
    this.#reloadErrors = new Counter(declared('priceBookReloadErrors', registry));
    this.#waiting = new Gauge(declared('priceSyncWaiting', registry));
    this.#syncFailures = new Counter(declared('priceSyncFailures', registry));
    this.#lastSync = new Gauge(declared('priceSyncLastSuccess', registry));
    // The book that a collector starts with could be used, or it would not have started.
    this.#lastReload.set(1);
  }

  bookInForce(book: { readonly revision: string; readonly etag: string }): void {
    this.#book.reset();
    this.#book.set({ revision: book.revision, etag: book.etag }, 1);
  }

  bookRead(isGood: boolean): void {
    this.#lastReload.set(isGood ? 1 : 0);
    if (!isGood) this.#reloadErrors.inc();
  }

  /** @param waiting How many changes of each kind wait for a decision. */
  changesWaiting(waiting: Readonly<Record<string, number>>): void {
    for (const [kind, count] of Object.entries(waiting)) this.#waiting.set({ kind }, count);
  }

  /** @param at Milliseconds since the epoch. */
  synced(at: number): void {
    this.#lastSync.set(at / 1000);
  }

  syncFailed(): void {
    this.#syncFailures.inc();
  }
}
