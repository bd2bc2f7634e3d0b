import type { TimeRange } from '../../ledger/views.ts';
import type { Forecast } from '../budget-status.ts';
import { withBand } from './band.ts';
import { evenPaceError } from './even-pace.ts';
import { HOUR_MS, type SpendHistory } from './spend-history.ts';
import type { SpendPattern } from './spend-pattern.ts';

const DAY_HOURS = 24;

/** How much a day of one tenant or user differs from another's, beyond what all of them do; and no more than so much in all. */
const OWN = { day: 0.5, atMost: 1.2 };

/** How the period of a whole scope goes, for all who have a share of it. */
export interface ScopeCourse {
  /** Average hours of the scope that are over, and that are to come. */
  readonly over: number;
  readonly ahead: number;
  /** How far off forecasts of the scope are for what is to come. */
  readonly error: number;
}

/** The course of a range at a moment in it; of a scope without a pattern, hours are alike from its first call on. */
export function courseOf(
  pattern: SpendPattern | undefined,
  { firstAt }: SpendHistory,
  range: TimeRange,
  at: number,
): ScopeCourse | undefined {
  if (at < range.from || at >= range.to || firstAt === undefined) return undefined;
  const since = Math.max(range.from, Math.min(at, firstAt));
  if (pattern === undefined)
    return {
      over: (at - since) / HOUR_MS,
      ahead: (range.to - at) / HOUR_MS,
      error: evenPaceError((at - firstAt) / HOUR_MS, (range.to - at) / HOUR_MS),
    };
  return { over: pattern.weight(since, at), ahead: pattern.weight(at, range.to), error: pattern.error(at, range.to) };
}

/**
 * What one tenant or user will have spent at the end, of what it has spent so far: its hours and weekends are those of the whole
 * scope. Undefined where it has spent nothing, or less than an average hour is over.
 */
export function forecastOfShare({ over, ahead, error }: ScopeCourse, spent: number): Forecast | undefined {
  if (spent <= 0 || over < 1) return undefined;
  const own = Math.min(OWN.atMost ** 2, OWN.day ** 2 * (DAY_HOURS / over + DAY_HOURS / Math.max(ahead, 1)));
  return withBand(spent, (spent * ahead) / over, Math.sqrt(error ** 2 + own));
}
