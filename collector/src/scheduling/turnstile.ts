import { LedgerUnavailableError } from '../errors.ts';

/** Lets tasks through one at a time, in the order in which they came, until it closes. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** The result of the task; a task that fails does not stop the next one. @throws LedgerUnavailableError when closed. */
  pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new LedgerUnavailableError('the collector stops'));
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything that has come is through; nothing comes through after that. */
  async close(): Promise<void> {
    for (let awaited: unknown; awaited !== this.#last;) await (awaited = this.#last);
    this.#closed = true;
  }
}
