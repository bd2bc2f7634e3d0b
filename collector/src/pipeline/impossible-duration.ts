import type { ReportProblem } from './impossible-origin.ts';

/** No provider keeps a call open for a week; what says so comes from a clock that was set in between. */
const MAX_SECONDS = 7 * 24 * 3600;

/**
 * What cannot be true about how long a call took, or undefined if nothing is. A duration that was not told is none.
 *
 * @param duration Seconds, as it was sent.
 * @example impossibleDuration(-1, { calledAt: 0, now: 0, clockToleranceMs: 0 })?.reason // 'duration_invalid'
 */
export function impossibleDuration(
  duration: unknown,
  { calledAt, now, clockToleranceMs }: { readonly calledAt: number; readonly now: number; readonly clockToleranceMs: number },
): ReportProblem | undefined {
  if (duration === undefined) return undefined;
  if (typeof duration !== 'number' || !Number.isFinite(duration) || duration < 0) {
    const sent = typeof duration === 'number' || typeof duration === 'bigint' ? String(duration) : `of type ${typeof duration}`;
    return { reason: 'duration_invalid', detail: `the duration is ${sent}, not a number of seconds from 0 up` };
  }
  const minutesAhead = (calledAt + duration * 1000 - now) / 60_000;
  if (minutesAhead * 60_000 > clockToleranceMs) {
    return {
      reason: 'end_time_in_future',
      detail: `the call ends ${minutesAhead.toPrecision(6)} minutes after the collector's clock; check the clock of the sender`,
    };
  }
  if (duration <= MAX_SECONDS) return undefined;
  return { reason: 'duration_too_long', detail: `the call takes ${(duration / 86_400).toFixed(1)} days; check the clock of the sender` };
}
