import { TooManyValuesError } from './decoding-error.ts';

/** Counts the values of one request: its fields, attributes and list entries in all. */
export class ValueCount {
  readonly #max: number;
  #values = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get values(): number {
    return this.#values;
  }

  /** @throws TooManyValuesError */
  add(values: number): void {
    this.#values += values;
    if (this.#values > this.#max) throw new TooManyValuesError(this.#max);
  }
}
