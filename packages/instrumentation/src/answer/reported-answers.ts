/** How many are remembered by default; a fetch of an older one is reported again, and the ledger knows it by its id. */
const LIMIT = 10_000;

/**
 * The background answers and batches whose usage this process has told. They may be fetched as often as one likes, and whoever
 * sums the usage of spans must find it once.
 */
export class ReportedAnswers {
  readonly #ids: Set<string> = new Set();
  readonly #limit: number;

  /** `limit` is how many are remembered. */
  constructor(limit: number = LIMIT) {
    this.#limit = limit;
  }

  /** Whether the usage of the answer of this id has not been told yet; from now on it has. */
  isFirst(id: string | undefined): boolean {
    if (id === undefined || this.#ids.has(id)) return false;
    this.#ids.add(id);
    // A set gives its oldest first.
    const [oldest] = this.#ids;
    if (this.#ids.size > this.#limit && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
