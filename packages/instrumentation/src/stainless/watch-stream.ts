import type { CallSpan } from '../call-span.ts';
import type { StainlessStream } from './client.ts';
import { replaceMethod } from './replace-method.ts';
import type { RequestTracker, TrackedRequest } from './tracked-request.ts';

type Next = (...value: [] | [unknown]) => Promise<IteratorResult<unknown>>;

/**
 * Follows the events of a stream as its consumer reads them, by replacing the stream's `iterator`: iteration, `tee()`,
 * `toReadableStream()` and the helpers all begin there. Nothing is read that the consumer does not ask for.
 */
export function watchStream(stream: StainlessStream, call: CallSpan, tracked: TrackedRequest, tracker: RequestTracker): void {
  // openai 7 shows the same stream to each derived promise.
  if (tracked.streaming) return;
  tracked.streaming = true;
  call.streaming();
  tracker.watchAbandoned(tracked);
  const { signal } = stream.controller;
  const aborted = abortListener(call, tracker);
  signal.addEventListener('abort', aborted, { once: true });
  const iterate = stream.iterator;
  let begun = false;
  stream.iterator = () => {
    const iterator = iterate.call(stream);
    // The SDK lets a stream be read once; a second iterator only throws.
    if (begun) return iterator;
    begun = true;
    // From here the iterator sees every end, and the SDK's own abort after a `break` must not count as the caller's.
    signal.removeEventListener('abort', aborted);
    try {
      watchIterator(iterator, new StreamEnds(call, signal, tracked, tracker));
    } catch (failure) {
      tracker.report('watching a stream', failure);
    }
    return iterator;
  };
}

/**
 * Ends a call that is aborted before it is read. Apart from what the caller holds: the connection keeps the signal and so
 * the listener, which would keep a dropped stream from being collected.
 */
function abortListener(call: CallSpan, tracker: RequestTracker): () => void {
  return () => {
    try {
      call.aborted();
    } catch (failure) {
      tracker.report('ending an aborted call', failure);
    }
  };
}

/** Replaces the methods of one iterator in place, so that it stays the SDK's own generator. */
function watchIterator(iterator: AsyncIterator<unknown>, ends: StreamEnds): void {
  const next: Next = iterator.next.bind(iterator);
  const seen = (result: IteratorResult<unknown>): IteratorResult<unknown> | Promise<IteratorResult<unknown>> =>
    ends.shows(result) ? result : next().then(seen, failed);
  const failed = (error: unknown): never => {
    ends.failed(error);
    throw error;
  };
  replaceMethod(iterator, 'next', (...value: [] | [unknown]) => next(...value).then(seen, failed));
  for (const name of ['return', 'throw'] as const) {
    const original = iterator[name];
    if (original === undefined) continue;
    replaceMethod(iterator, name, (value: unknown) => {
      ends.left();
      return original.call(iterator, value);
    });
  }
}

/** How one stream ends. It holds the tracked request, so that whoever holds the iterator holds the call open. */
class StreamEnds {
  readonly #call: CallSpan;
  readonly #signal: AbortSignal;
  readonly #tracked: TrackedRequest;
  readonly #tracker: RequestTracker;

  constructor(call: CallSpan, signal: AbortSignal, tracked: TrackedRequest, tracker: RequestTracker) {
    this.#call = call;
    this.#signal = signal;
    this.#tracked = tracked;
    this.#tracker = tracker;
  }

  /** Takes in the result of one `next()`; false for an event that the consumer must not see. */
  shows(result: IteratorResult<unknown>): boolean {
    try {
      if (result.done !== true) this.#call.received(result.value);
      // The SDKs end a stream quietly when its caller aborts it.
      else if (this.#signal.aborted) this.#call.aborted();
      else this.#call.finished();
    } catch (failure) {
      this.#tracker.report('reading a stream', failure);
    }
    // Apart from the reading: whatever happens to the span, what was added to the stream is not the consumer's.
    return result.done === true || this.#isShown(result.value);
  }

  #isShown(event: unknown): boolean {
    try {
      return this.#tracked.shows?.(event) ?? true;
    } catch (failure) {
      this.#tracker.report('hiding an event', failure);
      return true;
    }
  }

  /** The stream threw. */
  failed(error: unknown): void {
    try {
      this.#call.failed(error);
    } catch (failure) {
      this.#tracker.report('ending a failed stream', failure);
    }
  }

  /** The consumer left the stream before its end. openai 7 then aborts the request itself, so the signal tells nothing. */
  left(): void {
    try {
      this.#call.finished();
    } catch (failure) {
      this.#tracker.report('ending a stream that was left', failure);
    }
  }
}
