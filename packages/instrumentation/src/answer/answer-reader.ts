import type { Attributes } from '@opentelemetry/api';

/** A call within an answer, with a usage of its own: another model's, or one request's of a batch. It is over when it is read. */
export interface InnerCall {
  /** `{operation} {model}`. */
  readonly spanName: string;
  readonly attributes: Attributes;
}

/** Takes from one provider's answer what its span tells: ids, model, reasons, usage; never content. */
export interface AnswerReader {
  /** Reads an answer that came in one piece. */
  readAnswer(answer: unknown): void;
  /** Reads the next event of a streamed answer. */
  readEvent(event: unknown): void;
  /**
   * Attributes of what was read so far. Of a streamed answer, whatever has not reported how it finished was cut off:
   * its finish reason is `error`. Counts that the provider did not finally report are not there.
   */
  attributes(streamed: boolean): Attributes;
  /** Whether the events are in the body of a raw response, which is all that the SDK gives its caller. */
  readonly readsBody?: boolean;
  /**
   * Whether the events are not in what the SDK reads of the response itself, but in what its method makes of that, as the lines
   * of a file of results are.
   */
  readonly readsDerived?: boolean;
  /** From now on each call within the answer is told to `tell`, once. */
  tellInnerCalls?(tell: (call: InnerCall) => void): void;
  /** Error code of an answer that arrived well and says that it failed. */
  readonly failure: string | undefined;
}

/** Finish reason of what was cut off before it finished. */
export const CUT_OFF: string = 'error';
