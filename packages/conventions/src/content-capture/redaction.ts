import { binaryTextOf } from './binary.ts';
import type { ContentPlace, Redact } from './content-options.ts';

/**
 * Applies the redactions to single texts, one after another. What fails leaves nothing of its text, and is told; so does a
 * redaction that gives something else than a text, such as a promise. Data is never text: its type and size stand for it.
 */
export class Redaction {
  readonly #redact: readonly Redact[];
  readonly #report: (failure: unknown) => void;

  /** `report` is told what a redaction throws. */
  constructor(redact: readonly Redact[], report: (failure: unknown) => void) {
    this.#redact = redact;
    this.#report = report;
  }

  /** Whether texts stay as they are. */
  get isNone(): boolean {
    return this.#redact.length === 0;
  }

  /** What may be written of a text; undefined for nothing. */
  text(text: string, place: ContentPlace): unknown {
    const data = binaryTextOf(text);
    return data === undefined ? this.#applied(text, place) : { type: 'blob', ...data };
  }

  /** The name of a field; undefined for one that must not be written. */
  key(key: string, place: ContentPlace): string | undefined {
    return this.isNone ? key : this.#applied(key, place);
  }

  /** A number is a text too: that of a card. */
  number(value: number | bigint, place: ContentPlace): unknown {
    const text = String(value);
    const applied = this.isNone ? text : this.#applied(text, place);
    return applied === text && typeof value === 'number' ? value : applied;
  }

  #applied(text: string, place: ContentPlace): string | undefined {
    let applied: unknown = text;
    try {
      for (const redact of this.#redact) {
        applied = redact(String(applied), place);
        if (applied === undefined) return undefined;
        // Nobody waits for it, and what it rejects with must not end the process.
        if (applied instanceof Promise) applied.catch(this.#report);
        if (typeof applied !== 'string') throw new TypeError(`redact gave ${typeof applied}; it must give a text or undefined`);
      }
    } catch (failure) {
      this.#report(failure);
      return undefined;
    }
    return String(applied);
  }
}
