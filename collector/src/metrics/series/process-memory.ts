import type { SeriesMemory } from './zero-first.ts';

/**
 * The memory of series that begin with the process: each shows 0 first after every start, so that Prometheus sees that it
 * began anew even where it soon stands higher than before.
 */
export class ProcessMemory implements SeriesMemory {
  readonly #shown = new Set<string>();
  readonly #lasting: Pick<SeriesMemory, 'scrapedSince'>;

  /** @param lasting Knows when somebody scraped for the first time. */
  constructor(lasting: Pick<SeriesMemory, 'scrapedSince'>) {
    this.#lasting = lasting;
  }

  get scrapedSince(): number | undefined {
    return this.#lasting.scrapedSince;
  }

  hasShown(id: string): boolean {
    return this.#shown.has(id);
  }

  remember(id: string): void {
    this.#shown.add(id);
  }
}
