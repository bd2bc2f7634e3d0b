/** Rows that sheets take one after the other. */
export class RowSource {
  readonly #iterator: AsyncIterator<readonly string[]>;
  #waiting: readonly string[] = [];
  #ended = false;

  constructor(lines: AsyncIterable<readonly string[]>) {
    this.#iterator = lines[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0 && !this.#ended) {
      const next = await this.#iterator.next();
      if (next.done === true) this.#ended = true;
      else this.#waiting = next.value;
    }
    return this.#waiting.length > 0;
  }

  /** The next rows, at most so many; none at the end. */
  async take(most: number): Promise<readonly string[]> {
    if (!(await this.hasMore())) return [];
    const taken = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return taken;
  }

  /** Lets go of what is not taken. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#iterator.return?.();
  }
}
