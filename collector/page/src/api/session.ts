import { signal, type ReadonlySignal } from '@preact/signals';
import type { About } from '@spancost/api';

/** Where a browser keeps what belongs to one tab: `sessionStorage`. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'spancost.token';

/** Who looks at the page: their token, and what the collector says of it. */
export class Session {
  readonly #storage: TabStorage;
  readonly #token = signal<string | undefined>(undefined);
  readonly #about = signal<About | undefined>(undefined);
  readonly #refusal = signal<string | undefined>(undefined);
  readonly #clock: () => number;
  #ahead = 0;

  /** @param clock Of the browser, in milliseconds since the epoch. */
  constructor(storage: TabStorage, clock: () => number) {
    this.#storage = storage;
    this.#clock = clock;
    this.#token.value = storage.getItem(KEY) ?? undefined;
  }

  get token(): ReadonlySignal<string | undefined> {
    return this.#token;
  }

  /** Undefined until the collector has answered. */
  get about(): ReadonlySignal<About | undefined> {
    return this.#about;
  }

  /** Why a token is asked for; undefined while none is. */
  get refusal(): ReadonlySignal<string | undefined> {
    return this.#refusal;
  }

  /** What the clock of the collector shows, by which it counts days, also where the clock of the browser is wrong. */
  now(): number {
    return this.#clock() + this.#ahead;
  }

  known(about: About): void {
    this.#ahead = Date.parse(about.time) - this.#clock();
    this.#about.value = about;
    this.#refusal.value = undefined;
  }

  /** With a token that is to be tried. */
  signIn(token: string): void {
    this.#storage.setItem(KEY, token);
    this.#about.value = undefined;
    this.#token.value = token;
    this.#refusal.value = undefined;
  }

  /** Forgets the token. @param why What the collector said against it, or that somebody left. */
  signOut(why: string): void {
    this.#storage.removeItem(KEY);
    this.#token.value = undefined;
    this.#about.value = undefined;
    this.#refusal.value = why;
  }
}

/** The storage of a tab; where the browser is told to keep nothing, what lasts until the page is left. */
export function tabStorage(window: Window): TabStorage {
  try {
    return window.sessionStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
