import { errorType } from '../answer/error-type.ts';
import type { CallSpan } from '../call-span.ts';

/** Where a stream's telemetry goes wrong is told here; the stream goes on. */
export interface FailureReport {
  /** Tells a failure of this package, once per step. */
  report(step: string, failure: unknown): void;
}

/** What is watched of a stream. Whoever holds the iterator holds this, and so holds the call open. */
export interface WatchedStream {
  /** Says of an event whether its caller would see it without this package. */
  readonly shows?: ((event: unknown) => boolean) | undefined;
  /** Signal of the caller, where an SDK ends or breaks a stream after it without saying so. */
  readonly signal?: AbortSignal | undefined;
}

/** How one stream ends. */
export class StreamEnds {
  readonly #call: CallSpan;
  readonly #watched: WatchedStream;
  readonly #failures: FailureReport;
  readonly #signal: AbortSignal | undefined;

  /** `signal` is that of an SDK which ends a stream quietly when its caller aborts it. */
  constructor(call: CallSpan, watched: WatchedStream, failures: FailureReport, signal?: AbortSignal) {
    this.#call = call;
    this.#watched = watched;
    this.#failures = failures;
    this.#signal = signal;
  }

  /** Takes in the result of one `next()`; false for an event that the consumer must not see. */
  shows(result: IteratorResult<unknown>): boolean {
    try {
      if (result.done !== true) this.#call.received(result.value);
      else if (this.#signal?.aborted === true || this.#watched.signal?.aborted === true) this.#call.aborted();
      else this.#call.finished();
    } catch (failure) {
      this.#failures.report('reading a stream', failure);
    }
    // Apart from the reading: whatever happens to the span, what was added to the stream is not the consumer's.
    return result.done === true || this.#isShown(result.value);
  }

  #isShown(event: unknown): boolean {
    try {
      return this.#watched.shows?.(event) ?? true;
    } catch (failure) {
      this.#failures.report('hiding an event', failure);
      return true;
    }
  }

  /** The stream threw. */
  failed(error: unknown): void {
    try {
      // A connection that breaks by the caller's signal is an error without a name of its own.
      if (this.#watched.signal?.aborted === true && errorType(error) === 'Error') this.#call.aborted();
      else this.#call.failed(error);
    } catch (failure) {
      this.#failures.report('ending a failed stream', failure);
    }
  }

  /** The consumer left the stream before its end. openai 7 then aborts the request itself, so the signal tells nothing. */
  left(): void {
    try {
      this.#call.finished();
    } catch (failure) {
      this.#failures.report('ending a stream that was left', failure);
    }
  }
}
