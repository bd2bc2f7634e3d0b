/** How many are remembered; of an older one nothing is known any more. */
const LIMIT = 10_000;

/** What this process must know of what it began, when it comes to ask for it: the newest entries, by name. */
export class Remembered<T> {
  readonly #entries: Map<string, T> = new Map();

  /** What is known under a name. */
  get(name: string | undefined): T | undefined {
    return name === undefined ? undefined : this.#entries.get(name);
  }

  /** From now on this is known under a name. */
  set(name: string | undefined, entry: T): void {
    if (name === undefined) return;
    this.#entries.set(name, entry);
    if (this.#entries.size > LIMIT) for (const oldest of this.#entries.keys()) return void this.#entries.delete(oldest);
  }
}
