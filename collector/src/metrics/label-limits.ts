import { LABEL_OTHER } from '@spancost/conventions';

/** Characters of a label's value. Every scrape repeats it in every series, so a text that someone put there must not stay. */
const MAX_CHARACTERS = 128;

/**
 * Keeps each label to so many distinct values: the first ones keep their names, all further ones are `other`. So are values
 * of more than 128 characters; they are not cut, as two of them, or one and a real name, could then look the same.
 */
export class LabelLimits {
  readonly #limit: number;
  readonly #seen = new Map<string, Set<string>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value to show for a label. */
  admit(label: string, value: string): string {
    if (value.length > MAX_CHARACTERS) return LABEL_OTHER;
    const seen = this.#seen.get(label) ?? new Set();
    this.#seen.set(label, seen);
    if (seen.has(value)) return value;
    if (seen.size >= this.#limit) return LABEL_OTHER;
    seen.add(value);
    return value;
  }
}
