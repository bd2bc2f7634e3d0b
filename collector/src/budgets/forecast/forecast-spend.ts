import type { TimeRange } from '../../ledger/views.ts';
import type { Forecast } from '../budget-status.ts';
import { withBand } from './band.ts';
import { evenPace } from './even-pace.ts';
import { HOUR_MS, type SpendHistory } from './spend-history.ts';
import { SpendPattern } from './spend-pattern.ts';

/** What is to be foretold: the spend of a range at its end. */
export interface SpendQuestion {
  /** Of the last weeks, up to `at`. */
  readonly history: SpendHistory;
  readonly range: TimeRange;
  /** In milliseconds since the epoch; before, in or after the range. */
  readonly at: number;
  /** Dollars spent in the range so far. */
  readonly spent: number;
  /** IANA name of the zone in which people work, sleep and have weekends. */
  readonly timeZone: string;
}

/**
 * What will have been spent at the end of a range, with a chance of four in five between `low` and `high`; at its end that is what
 * is spent. Hours of the day, weekends, growth and decline are those of the history; of less than a week of it, the pace is taken
 * to be even, and the band is wide. Undefined where less than an hour is known: nothing is foretold out of nothing.
 */
export function forecastSpend({ history, timeZone, ...rest }: SpendQuestion): Forecast | undefined {
  return forecastBy(SpendPattern.of(history, rest.at, timeZone), history, rest);
}

/** The same with a pattern that is known already, as by those who ask often. */
export function forecastBy(
  pattern: SpendPattern | undefined,
  history: SpendHistory,
  { range, at, spent }: Omit<SpendQuestion, 'history' | 'timeZone'>,
): Forecast | undefined {
  if (at >= range.to) return { expected: spent, low: spent, high: spent };
  const from = Math.max(range.from, at);
  if (pattern === undefined) return evenPace(history, at, { spent, hours: (range.to - from) / HOUR_MS });
  return withBand(spent, pattern.expected(from, range.to), pattern.error(from, range.to));
}
