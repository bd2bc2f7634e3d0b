export interface FreshAnswerOptions<T> {
  /** @param at In milliseconds since the epoch. */
  readonly ask: (at: number) => Promise<T>;
  /** What the answer hangs on besides time; another text asks anew at once. */
  readonly about: () => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
}

/** How old an answer may be, in milliseconds. */
const FRESH_MS = 1000;

/** A third of the time at most is spent on answers: one that took a second is given for three. */
const TIMES_WORK = 3;

interface Asked<T> {
  readonly answer: Promise<T>;
  readonly about: string;
  readonly at: number;
  readonly started: number;
  /** How long it took, once it is there. */
  took?: number;
}

/** One answer for all who ask within a second, or while it is looked for. One that failed is asked for again. */
export class FreshAnswer<T> {
  readonly #options: FreshAnswerOptions<T>;
  #last: Asked<T> | undefined;

  constructor(options: FreshAnswerOptions<T>) {
    this.#options = options;
  }

  get(): Promise<T> {
    const { ask, about, now, monotonic } = this.#options;
    const [text, at, started] = [about(), now(), monotonic()];
    const last = this.#last;
    if (last !== undefined && last.about === text && isFresh(last, at, started)) return last.answer;
    const asked: Asked<T> = { about: text, at, started, answer: ask(at) };
    this.#last = asked;
    asked.answer.then(
      () => (asked.took = monotonic() - started),
      () => {
        if (this.#last === asked) this.#last = undefined;
      },
    );
    return asked.answer;
  }
}

/** A clock that was put forward or back begins another moment. */
function isFresh({ at, started, took }: Asked<unknown>, now: number, monotonic: number): boolean {
  if (took === undefined) return true;
  const mayBe = Math.max(FRESH_MS, took * TIMES_WORK);
  return monotonic - started < mayBe && Math.abs(now - at) < mayBe;
}
