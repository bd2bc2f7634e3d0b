/** A problem of a report, as a code and in words. */
export interface ReportProblem {
  readonly reason: string;
  readonly detail: string;
}

/** When calls may have been made; milliseconds, those since the epoch by the collector's clock. */
export interface PossibleTimes {
  readonly now: number;
  /** How far in the future a call may begin. */
  readonly clockToleranceMs: number;
  /** Calls of before it have been removed. */
  readonly keptFrom?: number | undefined;
}

/** What cannot be true about the ids and the time of a report, or undefined if nothing is. */
export function impossibleOrigin(
  {
    traceId,
    spanId,
    calledAt,
    started,
  }: { readonly traceId: string; readonly spanId: string; readonly calledAt: number; readonly started: boolean },
  options: PossibleTimes,
): ReportProblem | undefined {
  if (!isId(traceId, 16))
    return { reason: 'trace_id_invalid', detail: `the trace id is "${traceId.slice(0, 64)}", not 16 bytes of which one is not zero` };
  if (!isId(spanId, 8))
    return { reason: 'span_id_invalid', detail: `the span id is "${spanId.slice(0, 64)}", not 8 bytes of which one is not zero` };
  if (!started) return { reason: 'start_time_missing', detail: 'the call has no start time' };
  return impossibleStart(calledAt, options);
}

/** What cannot be true about when a call began, or undefined if nothing is. */
export function impossibleStart(calledAt: number, { now, clockToleranceMs, keptFrom }: PossibleTimes): ReportProblem | undefined {
  // Days are counted from 1970 on; what is called a lifetime begins there.
  if (calledAt < 0) return { reason: 'start_time_before_1970', detail: 'the call was made before 1970; check the clock of the sender' };
  if (keptFrom !== undefined && calledAt < keptFrom)
    return {
      reason: 'start_time_before_retention',
      detail: `the call was made before ${new Date(keptFrom).toISOString()}, and the calls of that time have been removed, so that nobody can tell whether it was charged`,
    };
  if (calledAt <= now + clockToleranceMs) return undefined;
  const minutes = ((calledAt - now) / 60_000).toFixed(1);
  return {
    reason: 'start_time_in_future',
    detail: `the call begins ${minutes} minutes after the collector's clock; check the clock of the sender`,
  };
}

function isId(hex: string, bytes: number): boolean {
  return hex.length === bytes * 2 && /[^0]/.test(hex);
}
