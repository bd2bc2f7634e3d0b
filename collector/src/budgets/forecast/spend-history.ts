export const HOUR_MS = 3_600_000;

/** What a scope spent in each hour of UTC, in US dollars: of a statistic, hence doubles. */
export interface SpendHistory {
  /** Beginning of the first hour, in milliseconds since the epoch. */
  readonly from: number;
  /** Up to and with the hour that is going on; nothing spent is 0. */
  readonly hours: Float64Array;
  /** When the first call of it was made; missing where there is none. */
  readonly firstAt?: number;
}

/** Hours of a history. */
export interface KnownHours {
  readonly from: number;
  readonly hours: Float64Array;
}

/** The hours that are over at a moment, from the one of the first call. */
export function wholeHours({ from, hours, firstAt }: SpendHistory, at: number): KnownHours {
  const first = firstAt === undefined ? hours.length : Math.max(0, hourAt(from, firstAt));
  const end = Math.max(first, Math.min(hours.length, hourAt(from, at)));
  return { from: from + first * HOUR_MS, hours: hours.subarray(first, end) };
}

function hourAt(from: number, at: number): number {
  return Math.floor((at - from) / HOUR_MS);
}
