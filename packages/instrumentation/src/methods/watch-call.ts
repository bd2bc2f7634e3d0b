import { context } from '@opentelemetry/api';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import type { CallSpan } from '../call-span.ts';
import { StreamEnds } from '../streams/stream-ends.ts';
import { watchIterable } from '../streams/watch-iterable.ts';
import { isAsyncIterator, watchIterator } from '../streams/watch-iterator.ts';
import type { MethodTracker, TrackedCall } from './tracked-call.ts';

/**
 * Sends a call in the context of its span, and ends the span with its answer. The caller gets what the SDK gave: the same
 * values, the same iterators, the same errors; and as the SDK's promise is answered for here, one promise that rejects as often.
 */
export function watchCall(send: () => unknown, tracked: TrackedCall, tracker: MethodTracker): unknown {
  const { call, refusal } = tracked;
  if (refusal !== undefined) return refused(refusal, tracked, tracker);
  if (call === undefined) return context.with(tracked.context, send);
  const seen = (answer: unknown): unknown => {
    see(answer, call, tracked, tracker);
    return answer;
  };
  const failed = (error: unknown): never => {
    fail(error, call, tracked, tracker);
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

/** What the methods of all SDKs give when their provider fails: a promise that rejects. */
export function refused(refusal: CallRefusedError, { call }: TrackedCall, tracker: MethodTracker): Promise<never> {
  try {
    call?.failed(refusal);
  } catch (failure) {
    tracker.report('ending a refused call', failure);
  }
  return Promise.reject(refusal);
}

function see(result: unknown, call: CallSpan, tracked: TrackedCall, tracker: MethodTracker): void {
  try {
    const answer = tracker.answerIn(result);
    if (!isAsyncIterable(answer)) return call.answered(answer);
    call.streaming();
    tracker.watchAbandoned(tracked);
    const ends = new StreamEnds(call, tracked, tracker);
    if (isAsyncIterator(answer)) watchIterator(answer, ends);
    else watchIterable(answer, ends);
  } catch (failure) {
    tracker.report('reading an answer', failure);
  }
}

function fail(error: unknown, call: CallSpan, { signal }: TrackedCall, tracker: MethodTracker): void {
  try {
    if (signal?.aborted === true) call.aborted();
    else call.failed(error);
  } catch (failure) {
    tracker.report('ending a failed call', failure);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
