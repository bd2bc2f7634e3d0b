/** How many of each kind are remembered; of an older one less is known. */
const LIMIT = 10_000;

/** What was asked of a film that is being made. */
export interface AskedVideo {
  readonly model: string | undefined;
  /** Seconds of each film; undefined where the provider decides. */
  readonly seconds: number | undefined;
  readonly resolution: string | undefined;
}

/** What this process began and what it must know of that later: films, and until when caches live. */
export class Jobs {
  /** By the name of the operation. */
  readonly videos: Remembered<AskedVideo> = new Remembered();
  /** When a cache ends, in milliseconds since the epoch, by its name. */
  readonly cacheEnds: Remembered<number> = new Remembered();
}

/** The newest entries by name. */
class Remembered<T> {
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
