import { EMPTY_QUARANTINE, type PriceChange, type Quarantine } from '@spancost/prices/upkeep';
import { readChanges } from './changes-file.ts';

/** Changes that wait, by kind. */
export type WaitingByKind = Readonly<Record<PriceChange['kind'], number>>;

/** What waits in the file of changes, as it was when it was last looked at. */
export class WaitingChanges {
  readonly file: string;
  readonly #onRead: (waiting: WaitingByKind) => void;
  readonly #onBroken: (error: unknown) => void;
  #quarantine: Quarantine = EMPTY_QUARANTINE;

  constructor(file: string, onRead: (waiting: WaitingByKind) => void, onBroken: (error: unknown) => void) {
    this.file = file;
    this.#onRead = onRead;
    this.#onBroken = onBroken;
  }

  get quarantine(): Quarantine {
    return this.#quarantine;
  }

  /** Looks at the file again; one that cannot be used changes nothing. Never throws. */
  refresh(): void {
    try {
      this.#quarantine = readChanges(this.file).quarantine;
      const waiting = { new: 0, changed: 0, removed: 0 };
      for (const { kind } of this.#quarantine.waiting) waiting[kind] += 1;
      this.#onRead(waiting);
    } catch (error) {
      this.#onBroken(error);
    }
  }
}
