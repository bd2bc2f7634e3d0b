/** A problem of a report, as a code and in words. */
export interface ReportProblem {
  readonly reason: string;
  readonly detail: string;
}

/** What cannot be true about the ids and the time of a report, or undefined if nothing is. */
export function impossibleOrigin(
  {
    traceId,
    spanId,
    calledAt,
    started,
  }: { readonly traceId: string; readonly spanId: string; readonly calledAt: number; readonly started: boolean },
  { now, clockToleranceMs }: { readonly now: number; readonly clockToleranceMs: number },
): ReportProblem | undefined {
  if (!isId(traceId, 16))
    return { reason: 'trace_id_invalid', detail: `the trace id is "${traceId.slice(0, 64)}", not 16 bytes of which one is not zero` };
  if (!isId(spanId, 8))
    return { reason: 'span_id_invalid', detail: `the span id is "${spanId.slice(0, 64)}", not 8 bytes of which one is not zero` };
  if (!started) return { reason: 'start_time_missing', detail: 'the call has no start time' };
  return impossibleStart(calledAt, { now, clockToleranceMs });
}

/** What cannot be true about when a call began, or undefined if nothing is. */
export function impossibleStart(
  calledAt: number,
  { now, clockToleranceMs }: { readonly now: number; readonly clockToleranceMs: number },
): ReportProblem | undefined {
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
