import { signal, type ReadonlySignal } from '@preact/signals';

/** Since when the collector does not answer. */
export interface Outage {
  /** When it answered last; undefined where it never did. Milliseconds since the epoch. */
  readonly lastAnswer: number | undefined;
  readonly problem: string;
}

/** Whether the collector answers. */
export class Connection {
  readonly #now: () => number;
  readonly #outage = signal<Outage | undefined>(undefined);
  #lastAnswer: number | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  get outage(): ReadonlySignal<Outage | undefined> {
    return this.#outage;
  }

  answered(): void {
    this.#lastAnswer = this.#now();
    this.#outage.value = undefined;
  }

  failed(problem: string): void {
    this.#outage.value = { lastAnswer: this.#lastAnswer, problem };
  }
}
