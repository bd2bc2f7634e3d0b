import type { Context } from '@opentelemetry/api';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import type { CallSpan } from '../call-span.ts';
import type { CallHolder } from '../sdk-instrumentation.ts';
import type { WatchedStream } from '../streams/stream-ends.ts';

/** One call of a patched method. The iterator of a streamed answer holds it, so that its garbage collection ends the call. */
export interface TrackedCall extends CallHolder, WatchedStream {
  /** Undefined where the span records nothing. */
  readonly call: CallSpan | undefined;
  /** Active while the SDK does the call. */
  readonly context: Context;
  /** Why the call must not be sent. */
  readonly refusal?: CallRefusedError | undefined;
  /** What the method is called on instead of its own object. */
  readonly receiver: object | undefined;
  /** Signal of the caller, where the SDK does not name the error after it: what fails once it is aborted was aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Decides which calls of patched methods are AI calls, and starts their spans. */
export interface MethodTracker {
  /** False while the instrumentation is disabled: calls pass untouched. */
  isEnabled(): boolean;
  /** Starts the span of a method's call; undefined if it is no AI call. Never throws. */
  begin(receiver: object, method: string, args: readonly unknown[]): TrackedCall | undefined;
  /** The answer in what a method gives back. */
  answerIn(result: unknown): unknown;
  /** Ends the call when nobody holds the tracked call any more. */
  watchAbandoned(tracked: TrackedCall): void;
  /** Tells a failure of this package, once per step; the user's call goes on. */
  report(step: string, failure: unknown): void;
}
