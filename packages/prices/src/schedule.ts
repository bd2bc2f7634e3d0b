/** Recurring times: those windows of those days, in that time zone, except on the dates that are named. */
export interface Schedule {
  /** IANA name, `Asia/Shanghai`; or `UTC`. */
  readonly timeZone: string;
  /** 1 is Monday, 7 is Sunday; every day if missing. */
  readonly days?: readonly number[];
  /** From the first instant of `from` up to, and without, that of `to`; `24:00` is the end of the day. */
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  /** Local dates on which it does not apply: `2026-10-01`. */
  readonly exceptDates?: readonly string[];
}

const SECONDS_OF_DAY = 86_400;
const QUARTER_HOUR_MS = 900_000;

/** A schedule, compiled: asks whether an instant is in it. */
export class CompiledSchedule {
  readonly #windows: readonly (readonly [number, number])[];
  readonly #days: ReadonlySet<number> | undefined;
  readonly #exceptDates: ReadonlySet<string>;
  readonly #format: Intl.DateTimeFormat | undefined;
  /** Zones change their offset on quarters of an hour, so one offset serves a whole quarter. */
  #quarter: number = Number.NaN;
  #offsetMs: number = 0;

  constructor(schedule: Schedule) {
    this.#windows = schedule.windows.map(({ from, to }) => [secondsOf(from), secondsOf(to)] as const);
    this.#days = schedule.days === undefined ? undefined : new Set(schedule.days);
    this.#exceptDates = new Set(schedule.exceptDates);
    this.#format = schedule.timeZone === 'UTC' ? undefined : new Intl.DateTimeFormat('en-US', { ...PARTS, timeZone: schedule.timeZone });
  }

  /** Whether the schedule applies at an instant, in milliseconds since the epoch. */
  includes(at: number): boolean {
    const local = at + this.#offset(at);
    const day = Math.floor(local / (SECONDS_OF_DAY * 1000));
    // Day 0, 1 January 1970, was a Thursday.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (this.#days !== undefined && !this.#days.has(weekday)) return false;
    const second = (local - day * SECONDS_OF_DAY * 1000) / 1000;
    if (!this.#windows.some(([from, to]) => second >= from && second < to)) return false;
    return this.#exceptDates.size === 0 || !this.#exceptDates.has(new Date(local).toISOString().slice(0, 10));
  }

  #offset(at: number): number {
    if (this.#format === undefined) return 0;
    const quarter = Math.floor(at / QUARTER_HOUR_MS);
    if (quarter !== this.#quarter) {
      const instant = quarter * QUARTER_HOUR_MS;
      const parts = Object.fromEntries(this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
      const local = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
      this.#offsetMs = local - instant;
      this.#quarter = quarter;
    }
    return this.#offsetMs;
  }
}

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':').map(Number);
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
