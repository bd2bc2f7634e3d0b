import type { TimeRange } from '../ledger/views.ts';

const DAY_MS = 86_400_000;

/** The last days, up to and with this moment, and with calls that a sender's clock puts a little after it. */
export function lastDays(count: number, at: number): TimeRange {
  return { from: at - count * DAY_MS, to: at + DAY_MS };
}
