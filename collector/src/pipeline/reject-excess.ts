import type { LogsRequest, TraceRequest } from '../otlp/messages.ts';

/** Takes the spans beyond the first `max` off a request. Returns how many these were. */
export function rejectExcessSpans({ resourceSpans }: TraceRequest, max: number): number {
  const room = new Room(max);
  for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) scope.spans = room.admit(scope.spans);
  return room.rejected;
}

/** Takes the log records beyond the first `max` off a request. Returns how many these were. */
export function rejectExcessRecords({ resourceLogs }: LogsRequest, max: number): number {
  const room = new Room(max);
  for (const { scopeLogs } of resourceLogs) for (const scope of scopeLogs) scope.logRecords = room.admit(scope.logRecords);
  return room.rejected;
}

/** Room for so many items of several lists. */
class Room {
  rejected = 0;
  #left: number;

  constructor(max: number) {
    this.#left = max;
  }

  /** The items that there is room for; the same list if that is all of them. */
  admit<T>(items: readonly T[]): readonly T[] {
    const kept = Math.min(items.length, this.#left);
    this.#left -= kept;
    this.rejected += items.length - kept;
    return kept === items.length ? items : items.slice(0, kept);
  }
}
