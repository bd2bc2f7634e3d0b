import { pastError } from './past-errors.ts';
import { HOUR_MS, wholeHours, type SpendHistory } from './spend-history.ts';
import { expectedByHour, fitSpend, type SpendModel } from './spend-model.ts';
import { WEEK_HOURS, weekHours } from './week-hours.ts';

/** What a history of a week or more lets expect; it is fitted once in an hour, and answers many questions. */
export class SpendPattern {
  /** The end of the last hour that is over; what is foretold begins here. */
  readonly until: number;
  readonly #timeZone: string;
  readonly #hours: Float64Array;
  readonly #slots: Uint8Array;
  readonly #model: SpendModel;
  readonly #errors = new Map<string, number>();
  #ahead: Float64Array = new Float64Array(1);

  private constructor(from: number, hours: Float64Array, timeZone: string) {
    this.until = from + hours.length * HOUR_MS;
    this.#timeZone = timeZone;
    this.#hours = hours;
    this.#slots = weekHours(from, hours.length, timeZone);
    this.#model = fitSpend(hours, this.#slots);
  }

  /** The pattern of what is known at a moment; undefined of less than a week, in which no week can be seen. */
  static of(history: SpendHistory, at: number, timeZone: string): SpendPattern | undefined {
    const { from, hours } = wholeHours(history, at);
    return hours.length < WEEK_HOURS ? undefined : new SpendPattern(from, hours, timeZone);
  }

  /** Dollars expected between two moments, none of them before `until`. */
  expected(from: number, to: number): number {
    return Math.max(0, this.#expectedUntil(to) - this.#expectedUntil(from));
  }

  /** How far off forecasts of such a stretch were; see {@link pastError}. */
  error(from: number, to: number): number {
    const stretch = { from: Math.floor((from - this.until) / HOUR_MS), to: Math.ceil((to - this.until) / HOUR_MS) };
    const key = `${stretch.from} ${stretch.to}`;
    const error = this.#errors.get(key) ?? pastError(this.#hours, this.#slots, stretch);
    this.#errors.set(key, error);
    return error;
  }

  /** How many average hours the time between two moments counts as, be it over or not. */
  weight(from: number, to: number): number {
    const first = Math.floor(from / HOUR_MS) * HOUR_MS;
    const slots = weekHours(first, Math.ceil((to - first) / HOUR_MS), this.#timeZone);
    return slots.reduce((sum, slot, index) => {
      const begin = first + index * HOUR_MS;
      const part = (Math.min(begin + HOUR_MS, to) - Math.max(begin, from)) / HOUR_MS;
      return sum + part * (this.#model.profile[slot] ?? 0);
    }, 0);
  }

  #expectedUntil(moment: number): number {
    const hours = (moment - this.until) / HOUR_MS;
    const whole = Math.floor(hours);
    if (whole + 2 > this.#ahead.length) this.#lookAhead(whole + 1);
    const before = this.#ahead[whole] ?? 0;
    return before + (hours - whole) * ((this.#ahead[whole + 1] ?? 0) - before);
  }

  /** Running sums of what is expected of the hours ahead. */
  #lookAhead(count: number): void {
    const expected = expectedByHour(this.#model, weekHours(this.until, count, this.#timeZone));
    const sums = new Float64Array(count + 1);
    for (const [hour, dollars] of expected.entries()) sums[hour + 1] = (sums[hour] ?? 0) + dollars;
    this.#ahead = sums;
  }
}
