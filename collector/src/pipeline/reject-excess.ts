import type { LogsRequest, TraceRequest } from '../otlp/messages.ts';

/** Takes the spans beyond the first `max` off a request. Returns how many these were. */
export function rejectExcessSpans({ resourceSpans }: TraceRequest, max: number): number {
  let room = max;
  let rejected = 0;
  for (const { scopeSpans } of resourceSpans) {
    for (const scope of scopeSpans) {
      const kept = Math.min(scope.spans.length, room);
      rejected += scope.spans.length - kept;
      room -= kept;
      if (kept < scope.spans.length) scope.spans = scope.spans.slice(0, kept);
    }
  }
  return rejected;
}

/** Takes the log records beyond the first `max` off a request. Returns how many these were. */
export function rejectExcessRecords({ resourceLogs }: LogsRequest, max: number): number {
  let room = max;
  let rejected = 0;
  for (const { scopeLogs } of resourceLogs) {
    for (const scope of scopeLogs) {
      const kept = Math.min(scope.logRecords.length, room);
      rejected += scope.logRecords.length - kept;
      room -= kept;
      if (kept < scope.logRecords.length) scope.logRecords = scope.logRecords.slice(0, kept);
    }
  }
  return rejected;
}
