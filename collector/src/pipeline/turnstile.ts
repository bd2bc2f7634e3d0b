/** Lets tasks through one at a time, in the order in which they came. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  /** The result of the task; a task that fails does not stop the next one. */
  pass<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** When everything that has come so far is through. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
