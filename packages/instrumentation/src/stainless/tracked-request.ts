import type { Context } from '@opentelemetry/api';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import type { CallSpan } from '../call-span.ts';
import type { RequestOptions, StainlessClient, StainlessPromise } from './client.ts';

/**
 * One pass through `client.request()`. It is held by whatever the caller still holds (the promise, the stream, its
 * iterator), so that its garbage collection means that nobody can read the answer any more.
 */
export class TrackedRequest {
  /** Set once the options are known and are those of a call that has a span. */
  call: CallSpan | undefined;
  /** Active while the SDK does its HTTP call. */
  context: Context | undefined;
  /** Why the call must not be sent. */
  refusal: CallRefusedError | undefined;
  /** Says of a streamed event whether its caller would see it without this package. */
  shows: ((event: unknown) => boolean) | undefined;
  /** The SDK has begun to parse the response. */
  parsing = false;
  /** The answer is a stream, and is watched. */
  streaming = false;
  /** The caller took the raw response. */
  raw = false;
  /** The response has begun. */
  responded = false;
  /** What the SDK returned for the request. */
  promise: StainlessPromise | undefined;
}

/** Decides which requests are calls, and starts their spans. */
export interface RequestTracker {
  /** False while the instrumentation is disabled: requests pass untouched. */
  isEnabled(): boolean;
  /**
   * Starts the call of these options, if they are of one, and fills in `request`.
   * @returns the options to send: the same ones, or a shallow copy. Never throws.
   */
  begin(client: StainlessClient, options: RequestOptions, request: TrackedRequest): RequestOptions;
  /** Ends the call when nobody holds the request any more; for requests whose answer may be dropped unread. */
  watchAbandoned(request: TrackedRequest): void;
  /** Tells a failure of this package, once per step; the user's call goes on. */
  report(step: string, failure: unknown): void;
}
