/** What of a series' past a restart needs to know. */
export interface SeriesMemory {
  /** When somebody scraped for the first time, in milliseconds since the epoch; missing if nobody has. */
  readonly scrapedSince: number | undefined;
  /** Whether a series has shown its value. */
  hasShown(id: string): boolean;
  /** Remembers that it has, before anybody sees it. */
  remember(id: string): void;
}

/**
 * Decides when a series shows its value. Prometheus' `increase()` does not see the value that a series appears with, so a
 * new one shows 0 first, for `holdMs` from the scrape that saw the first 0. Where nobody scraped before the series began, the
 * time runs from its beginning: what was counted before anybody watched is no increase that anybody missed.
 *
 * A series that has shown its value never shows 0 again, restarts included: that would count it twice.
 */
export class ZeroFirst {
  readonly #memory: SeriesMemory;
  readonly #holdMs: number;
  /** From when the time runs, by id, of the series that show 0. */
  readonly #heldSince = new Map<string, number>();

  constructor(memory: SeriesMemory, holdMs: number) {
    this.#memory = memory;
    this.#holdMs = holdMs;
  }

  /** Whether a scrape at this moment shows the value. @param firstAt When the series began, in milliseconds since the epoch. */
  shows(id: string, firstAt: number, at: number): boolean {
    const { scrapedSince } = this.#memory;
    if (this.#memory.hasShown(id)) return true;
    const wasWatched = scrapedSince !== undefined && scrapedSince <= firstAt;
    const since = this.#heldSince.get(id) ?? (wasWatched ? at : firstAt);
    if (at - since < this.#holdMs) {
      this.#heldSince.set(id, since);
      return false;
    }
    this.#heldSince.delete(id);
    this.#memory.remember(id);
    return true;
  }
}
