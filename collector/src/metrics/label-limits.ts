import { LABEL_OTHER } from '@spancost/conventions';

/** Keeps each label to so many distinct values: the first ones keep their names, all further ones are `other`. */
export class LabelLimits {
  readonly #limit: number;
  readonly #seen = new Map<string, Set<string>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value to show for a label. */
  admit(label: string, value: string): string {
    const seen = this.#seen.get(label) ?? new Set();
    this.#seen.set(label, seen);
    if (seen.has(value)) return value;
    if (seen.size >= this.#limit) return LABEL_OTHER;
    seen.add(value);
    return value;
  }
}
