import type { ToldContent } from './told-content.ts';
import type { CallIdentity } from '../ledger/entry.ts';
import type { Person } from '../ledger/upkeep.ts';

/** Content that waits to be kept. */
export interface WaitingContent {
  readonly call: CallIdentity;
  readonly told: ToldContent;
  /** Whether the call was charged just now, so that nothing can be kept of it. */
  readonly isNew: boolean;
  readonly recordedAt: number;
}

/** Calls whose content may wait, and the characters of all of it. */
const MAX_WAITING = 20_000;
const MAX_CHARACTERS = 64 * 2 ** 20;

/** What is taken at once; bounds how long commits of charges wait. */
const TAKEN_CALLS = 1_000;
const TAKEN_CHARACTERS = 2 * 2 ** 20;

/** Content in the order in which it came, as much of it as there is room for. */
export class ContentQueue {
  #waiting: { readonly content: WaitingContent; readonly characters: number }[] = [];
  #characters = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Whether there was room. */
  add(content: WaitingContent): boolean {
    const characters = charactersOf(content.told);
    if (this.#waiting.length >= MAX_WAITING || this.#characters + characters > MAX_CHARACTERS) return false;
    this.#waiting.push({ content, characters });
    this.#characters += characters;
    return true;
  }

  take(): readonly WaitingContent[] {
    let count = 0;
    for (let taken = 0; count < Math.min(TAKEN_CALLS, this.#waiting.length); count += 1) {
      taken += this.#waiting[count]?.characters ?? 0;
      if (count > 0 && taken > TAKEN_CHARACTERS) break;
    }
    return this.#remove(this.#waiting.splice(0, count));
  }

  /** Takes all that is left. */
  clear(): readonly WaitingContent[] {
    return this.#remove(this.#waiting.splice(0));
  }

  /** Leaves out what is of a person. */
  forget({ user, tenant }: Person): void {
    const isTheirs = ({ attribution }: CallIdentity): boolean =>
      attribution.user === user && (tenant === undefined || attribution.tenant === tenant);
    this.#remove(this.#waiting.filter(({ content }) => isTheirs(content.call)));
    this.#waiting = this.#waiting.filter(({ content }) => !isTheirs(content.call));
  }

  #remove(removed: readonly { readonly content: WaitingContent; readonly characters: number }[]): readonly WaitingContent[] {
    for (const { characters } of removed) this.#characters -= characters;
    return removed.map(({ content }) => content);
  }
}

/** Characters of all texts in a value. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return value instanceof Uint8Array ? value.byteLength : Object.values(value).reduce((sum: number, each) => sum + charactersOf(each), 0);
}
