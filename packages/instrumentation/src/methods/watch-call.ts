import { context } from '@opentelemetry/api';
import type { CallSpan } from '../call-span.ts';
import { StreamEnds } from '../streams/stream-ends.ts';
import { watchIterator } from '../streams/watch-iterator.ts';
import type { MethodTracker, TrackedCall } from './tracked-call.ts';

/**
 * Sends a call in the context of its span, and ends the span with its answer. The caller gets what the SDK gave: the same
 * values, the same iterators, the same errors; and as the SDK's promise is answered for here, one promise that rejects as often.
 */
export function watchCall(send: () => unknown, tracked: TrackedCall, tracker: MethodTracker): unknown {
  const { call } = tracked;
  if (call === undefined) return context.with(tracked.context, send);
  const seen = (answer: unknown): unknown => {
    see(answer, call, tracked, tracker);
    return answer;
  };
  const failed = (error: unknown): never => {
    fail(error, call, tracker);
    throw error;
  };
  let answer: unknown;
  try {
    answer = context.with(tracked.context, send);
  } catch (error) {
    return failed(error);
  }
  return isPromise(answer) ? answer.then(seen, failed) : seen(answer);
}

function see(answer: unknown, call: CallSpan, tracked: TrackedCall, tracker: MethodTracker): void {
  try {
    if (isAsyncIterator(answer)) {
      call.streaming();
      tracker.watchAbandoned(tracked);
      watchIterator(answer, new StreamEnds(call, tracked, tracker));
    } else call.answered(answer);
  } catch (failure) {
    tracker.report('reading an answer', failure);
  }
}

function fail(error: unknown, call: CallSpan, tracker: MethodTracker): void {
  try {
    call.failed(error);
  } catch (failure) {
    tracker.report('ending a failed call', failure);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return (
    typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value && typeof value.next === 'function'
  );
}
