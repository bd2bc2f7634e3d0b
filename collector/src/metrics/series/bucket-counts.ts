/** The call that an observation was made of. */
export interface Exemplar {
  readonly traceId: string;
  readonly spanId: string;
  readonly value: number;
  /** When it was observed, in milliseconds since the epoch. */
  readonly at: number;
}

/** How many observations are at most so great. */
export interface Bucket {
  readonly upTo: number;
  readonly count: number;
  /** The latest observation that is in this bucket and in none below it. */
  readonly exemplar: Exemplar | undefined;
}

/** Observations by size. The sum is a double: exact money is on the counters. */
export class BucketCounts {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  readonly #exemplars: (Exemplar | undefined)[];
  #sum = 0;
  #count = 0;

  /** @param bounds Upper bounds, ascending; above the last one there is one more bucket. */
  constructor(bounds: readonly number[]) {
    this.#bounds = [...bounds, Infinity];
    this.#counts = this.#bounds.map(() => 0);
    this.#exemplars = this.#bounds.map(() => undefined);
  }

  get sum(): number {
    return this.#sum;
  }

  get count(): number {
    return this.#count;
  }

  /** Counts a finite value. @param call Whose it is; none where the call has no trace. */
  observe(value: number, call?: Omit<Exemplar, 'value'>): void {
    const index = this.#bounds.findIndex((bound) => value <= bound);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += value;
    this.#count += 1;
    if (call !== undefined) this.#exemplars[index] = { ...call, value };
  }

  /** From the smallest bucket to the one that holds all. */
  cumulative(): readonly Bucket[] {
    let count = 0;
    return this.#bounds.map((upTo, index) => ({ upTo, count: (count += this.#counts[index] ?? 0), exemplar: this.#exemplars[index] }));
  }
}
