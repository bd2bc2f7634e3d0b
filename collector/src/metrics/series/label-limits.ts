import { LABEL_OTHER } from '@spancost/conventions';

/** Characters of a label's value. Every scrape repeats it in every series, so a text that someone put there must not stay. */
const MAX_CHARACTERS = 128;

/** Which names each label has, kept over restarts. */
export interface LabelMemory {
  namesOf(label: string): { readonly names: ReadonlySet<string>; readonly closed: boolean };
  addName(label: string, name: string): void;
  /** No further name is added. */
  close(label: string): void;
}

/**
 * Keeps each label to so many distinct values: the first ones keep their names, all further ones are `other`. So are values
 * of more than 128 characters; they are not cut, as two of them, or one and a real name, could then look the same.
 *
 * Once a value was folded, its label is closed for good, whatever the limit is later: money that was shown as `other` must not
 * move to a name, which would take it off a counter.
 */
export class LabelLimits {
  readonly #limit: number;
  readonly #memory: LabelMemory;

  constructor(limit: number, memory: LabelMemory) {
    this.#limit = limit;
    this.#memory = memory;
  }

  /** The value to show for a label. */
  admit(label: string, value: string): string {
    if (value.length > MAX_CHARACTERS) return LABEL_OTHER;
    const { names, closed } = this.#memory.namesOf(label);
    if (names.has(value)) return value;
    if (closed) return LABEL_OTHER;
    if (names.size >= this.#limit) {
      this.#memory.close(label);
      return LABEL_OTHER;
    }
    this.#memory.addName(label, value);
    return value;
  }
}
