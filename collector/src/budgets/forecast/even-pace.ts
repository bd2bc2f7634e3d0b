import type { Forecast } from '../budget-status.ts';
import { withBand } from './band.ts';
import { HOUR_MS, type SpendHistory } from './spend-history.ts';

const DAY_HOURS = 24;

/**
 * How far off it is, as of {@link logError}: always by some; by more when less than a day is known, of which nobody knows whether it
 * was a busy one, and when less than a day is to come, as its hours are not known.
 */
const ERROR = { always: 0.5, knownDay: 1, comingDay: 0.7 };

/** What is spent, and how many hours there are still to be. */
export interface Rest {
  readonly spent: number;
  readonly hours: number;
}

/** A forecast of a history that is too short to see a week in it: it goes on as since its first call. Undefined within the first hour. */
export function evenPace({ from, hours, firstAt }: SpendHistory, at: number, rest: Rest): Forecast | undefined {
  if (firstAt === undefined) return undefined;
  const known = (at - Math.max(from, firstAt)) / HOUR_MS;
  if (known < 1) return undefined;
  const spent = hours.reduce((sum, each) => sum + each, 0);
  const expected = Math.max(0, (spent / known) * rest.hours);
  return withBand(rest.spent, expected, evenPaceError(known, rest.hours));
}

/** How far off it is. @param known Hours since the first call. @param coming Hours to the end. */
export function evenPaceError(known: number, coming: number): number {
  const ofDay = (hours: number): number => Math.min(1, DAY_HOURS / Math.max(1, hours));
  return Math.sqrt(ERROR.always ** 2 + ERROR.knownDay ** 2 * ofDay(known) + ERROR.comingDay ** 2 * ofDay(coming));
}
