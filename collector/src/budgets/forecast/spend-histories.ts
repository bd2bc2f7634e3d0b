import type { CallScope } from '../../ledger/call-scope.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { KEPT_DAYS, KeptHours } from './kept-hours.ts';
import { HOUR_MS } from './spend-history.ts';

const DAY_MS = 24 * HOUR_MS;

/** Days of calls that got entries are read anew this often at most, and so that it takes a hundredth of the time. */
const AGAIN_AFTER_MS = 15_000;
const REST_PER_WORK = 100;

/** A scope nobody asks about for so long is forgotten. */
const FORGOTTEN_AFTER_MS = 2 * HOUR_MS;

interface Kept {
  readonly scope: CallScope;
  readonly hours: KeptHours;
  /** The day on which it was read as a whole; a new one begins with every day. */
  readonly day: number;
  askedAt: number;
}

/**
 * What the scopes that are asked about spent in the hours of the last eight weeks. It is read from the ledger once, and again every
 * day; in between only the days of calls that got entries are. Memory is bounded by the scopes that are asked about.
 */
export class SpendHistories {
  readonly #monotonic: () => number;
  readonly #kept = new Map<string, Kept>();
  #lastEntryNo: bigint | undefined;
  #readAt = -Infinity;
  #restUntil = -Infinity;

  /** @param monotonic Milliseconds of a clock that only goes forward. */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /**
   * The hours of each scope up to a moment, those that were asked for together from one look at the ledger. One call after the
   * other: whoever calls waits for the one before.
   */
  async of(views: LedgerViews, at: number, scopes: readonly CallScope[]): Promise<readonly KeptHours[]> {
    const day = Math.floor(at / DAY_MS);
    const keys = scopes.map(keyOfScope);
    for (const [key, { askedAt }] of this.#kept) if (Math.abs(at - askedAt) > FORGOTTEN_AFTER_MS) this.#kept.delete(key);
    await this.#readChanged(views, at);
    const missing = new Map<string, CallScope>();
    for (const [index, key] of keys.entries()) {
      const scope = scopes[index];
      if (this.#kept.get(key)?.day !== day && scope !== undefined) missing.set(key, scope);
    }
    await this.#readWhole(views, at, missing);
    return keys.flatMap((key) => {
      const kept = this.#kept.get(key);
      if (kept === undefined) return [];
      kept.askedAt = at;
      return [kept.hours];
    });
  }

  async #readWhole(views: LedgerViews, at: number, missing: ReadonlyMap<string, CallScope>): Promise<void> {
    if (missing.size === 0) return;
    const day = Math.floor(at / DAY_MS);
    const from = (day - KEPT_DAYS + 1) * DAY_MS;
    const range = { from, to: (day + 1) * DAY_MS };
    const read = await views.hourlySpend(range, [...missing.values()]);
    for (const [index, [key, scope]] of [...missing].entries()) {
      const hours = new KeptHours(from);
      const spend = read[index];
      if (spend !== undefined) hours.put(range, spend);
      this.#kept.set(key, { scope, hours, day, askedAt: at });
    }
  }

  /** Reads the days anew that may have changed, if it is time. */
  async #readChanged(views: LedgerViews, at: number): Promise<void> {
    const started = this.#monotonic();
    if (Math.abs(at - this.#readAt) < AGAIN_AFTER_MS || started < this.#restUntil) return;
    const { lastEntryNo, firstCalledAt } = await views.appendedSince(this.#lastEntryNo ?? (await views.lastEntryNo()));
    const range = { from: Math.floor((firstCalledAt ?? Infinity) / DAY_MS) * DAY_MS, to: (Math.floor(at / DAY_MS) + 1) * DAY_MS };
    if (range.from < range.to) {
      const kept = [...this.#kept.values()];
      const scopes = kept.map(({ scope }) => scope);
      const read = await views.hourlySpend(range, scopes);
      for (const [index, { hours }] of kept.entries()) {
        const spend = read[index];
        if (spend !== undefined) hours.put(range, spend);
      }
    }
    this.#lastEntryNo = lastEntryNo;
    this.#readAt = at;
    const ended = this.#monotonic();
    this.#restUntil = ended + (ended - started) * REST_PER_WORK;
  }
}

/** The same for scopes that name the same. */
function keyOfScope(scope: CallScope): string {
  return JSON.stringify(Object.entries(scope).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
