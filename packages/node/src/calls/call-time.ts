import { diag } from '@opentelemetry/api';

/** When a call was made and when it ended, in milliseconds since the epoch. */
export interface CallTime {
  readonly startMs: number;
  readonly endMs: number;
}

/** No call takes longer; a duration above it is a mistake of unit. */
const MAX_DURATION_MS = 7 * 24 * 3_600_000;

/**
 * The time of a call that is recorded after the fact. `at` is when it was made: a date, milliseconds since the epoch, or a
 * text that `Date` reads. Without it the call ends now. What is no time is told to OpenTelemetry's diagnostics and not used.
 *
 * @example callTime(undefined, 250, 10_000) // { startMs: 9_750, endMs: 10_000 }
 */
export function callTime(at: unknown, durationMs: unknown, now: number): CallTime {
  const duration = durationOf(durationMs);
  const startMs = at === undefined || at === null ? now - duration : timeOf(at);
  if (startMs !== undefined) return { startMs, endMs: startMs + duration };
  diag.warn('spancost: the time of a recorded call is no date, milliseconds or ISO text; the time of now is used');
  return { startMs: now - duration, endMs: now };
}

function timeOf(at: unknown): number | undefined {
  const date = at instanceof Date ? at : typeof at === 'number' || typeof at === 'string' ? new Date(at) : undefined;
  const time = date?.getTime() ?? Number.NaN;
  return Number.isFinite(time) && time >= 0 ? time : undefined;
}

function durationOf(durationMs: unknown): number {
  if (durationMs === undefined || durationMs === null) return 0;
  if (typeof durationMs === 'number' && durationMs >= 0 && durationMs <= MAX_DURATION_MS) return durationMs;
  diag.warn('spancost: the duration of a recorded call is no number of milliseconds from 0 to a week; it is left out');
  return 0;
}
