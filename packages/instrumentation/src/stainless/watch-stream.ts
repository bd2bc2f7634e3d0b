import type { CallSpan } from '../call-span.ts';
import { StreamEnds } from '../streams/stream-ends.ts';
import { watchIterator } from '../streams/watch-iterator.ts';
import type { StainlessStream } from './client.ts';
import type { RequestTracker, TrackedRequest } from './tracked-request.ts';

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
  const iterate = stream.iterator;
  let begun = false;
  const aborted = abortListener(call, tracker);
  const listen = (): void => {
    if (begun || call.settled) return;
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  };
  // A stream is nearly always read at once, and to listen to a signal costs as much as to follow ten events. An SDK with a span
  // of its own ends it when the signal aborts.
  if (call.ender === 'sdk') listen();
  else setImmediate(listen).unref();
  stream.iterator = () => {
    const iterator = iterate.call(stream);
    // The SDK lets a stream be read once; a second iterator only throws.
    if (begun) return iterator;
    begun = true;
    // From here the iterator sees every end, and the SDK's own abort after a `break` must not count as the caller's.
    signal.removeEventListener('abort', aborted);
    try {
      watchIterator(iterator, new StreamEnds(call, tracked, tracker, signal));
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
