import { context, isSpanContextValid } from '@opentelemetry/api';
import { askBeforeCall } from '../before-call/ask-before-call.ts';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import { announceCall } from '../begun-calls.ts';
import { CallSpan } from '../call-span.ts';
import type { ContentConfig } from '../content/content-config.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { SdkInstrumentation, type CallDescription } from '../sdk-instrumentation.ts';
import { sending } from '../sent-requests.ts';
import type { MethodTracker, TrackedCall } from './tracked-call.ts';

/**
 * An OpenTelemetry instrumentation of an SDK whose calls each go through one method of their own: one span for each. Subclasses
 * patch the methods and say what a call of one is.
 */
export abstract class MethodInstrumentation<C extends ContentConfig = ContentConfig>
  extends SdkInstrumentation<C>
  implements MethodTracker
{
  /** What a call of a patched method is; undefined if it is no AI call. */
  protected abstract describe(receiver: object, method: string, args: readonly unknown[]): CallDescription | undefined;

  /** What of a call of a patched method is content; asked only where content is recorded. Undefined for calls without any. */
  protected contentOf(_receiver: object, _method: string, _args: readonly unknown[]): CallContent | undefined {
    return undefined;
  }

  /** What the method of a call is called on instead of its own object, so that its reader sees more; undefined to leave it. */
  protected receiverFor(_call: CallDescription, _receiver: object): object | undefined {
    return undefined;
  }

  /** The request in the arguments of a method. */
  protected askedIn([params]: readonly unknown[]): unknown {
    return params;
  }

  /** The signal by which the caller can abort a call, where the SDK's error does not tell that it was aborted. */
  protected signalIn(_args: readonly unknown[]): AbortSignal | undefined {
    return undefined;
  }

  /** The answer in what a method gives back; here that itself. */
  answerIn(result: unknown): unknown {
    return result;
  }

  /** Starts the span of a call. Never throws. */
  begin(receiver: object, method: string, args: readonly unknown[]): TrackedCall | undefined {
    let refusal: CallRefusedError | undefined;
    try {
      const description = this.describe(receiver, method, args);
      if (description === undefined) return undefined;
      announceCall(description.attributes, context.active());
      refusal = askBeforeCall(description.attributes, this);
      return this.#start(description, refusal, receiver, method, args);
    } catch (failure) {
      this.report('starting a call', failure);
      // It is refused whether or not it can be told.
      return refusal === undefined ? undefined : { call: undefined, context: context.active(), refusal, receiver: undefined };
    }
  }

  #start(
    description: CallDescription,
    refusal: CallRefusedError | undefined,
    own: object,
    method: string,
    args: readonly unknown[],
  ): TrackedCall | undefined {
    const span = this.ownSpan(description);
    if (!span.isRecording()) {
      // Spans below a span that is not sampled are not sampled either.
      if (refusal === undefined && !isSpanContextValid(span.spanContext())) return undefined;
      return { call: undefined, context: this.contextOf(span), refusal, receiver: undefined };
    }
    this.spanInnerCalls(description.reader, span);
    const capture = this.contentCapture();
    const reader =
      capture === undefined
        ? description.reader
        : this.recording(description.reader, span, capture, () => this.contentOf(own, method, args));
    const call = new CallSpan(span, reader, 'instrumentation', undefined, this.askedIn(args));
    const receiver = this.#receiver(description, own);
    return { call, context: sending(call, this.contextOf(span)), refusal, receiver, signal: this.signalIn(args) };
  }

  #receiver(description: CallDescription, own: object): object | undefined {
    try {
      return this.receiverFor(description, own);
    } catch (failure) {
      this.report('watching an answer', failure);
      return undefined;
    }
  }
}
