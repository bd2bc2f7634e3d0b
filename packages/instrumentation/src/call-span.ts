import { SpanStatusCode, type Attributes, type Span } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SPANCOST_CALL_REFUSED,
} from '@spancost/conventions';
import type { AnswerReader } from './answer/answer-reader.ts';
import { errorType, httpStatus } from './answer/error-type.ts';
import { addSeenCharacters, charactersIn } from './answer/seen-characters.ts';
import { isCallRefused } from './before-call/call-refused-error.ts';

/** `error.type` of a call that its caller gave up, as the SDKs name it when they throw. */
const USER_ABORT = 'APIUserAbortError';

/** Who ends the span: this package, or the SDK that started it. */
export type SpanEnder = 'instrumentation' | 'sdk';

/**
 * The span of one user call, from the request to the last event. However the call ends, the first ending counts and the
 * span ends once. Of a span that the SDK started, the SDK decides when; then {@link describe} completes it.
 */
export class CallSpan {
  readonly #span: Span;
  readonly #reader: AnswerReader;
  /** Who calls `span.end()`. */
  readonly ender: SpanEnder;
  /** Told once, when the call settles. */
  onSettled: (() => void) | undefined;
  readonly #startedAt: number;
  #settled = false;
  #streamed = false;
  #firstChunkSeconds: number | undefined;
  #errorType: string | undefined;
  #httpStatus: number | undefined;
  #isRefused = false;
  #resent = 0;
  readonly #asked: unknown;
  #answer: unknown;
  #characters = 0;

  /**
   * What the answer says must be read by `reader`; `ender` is who calls `span.end()`; `startedAt` is by `performance.now()`; `asked`
   * is the request, whose characters are counted where nobody counts its tokens.
   */
  constructor(span: Span, reader: AnswerReader, ender: SpanEnder, startedAt: number = performance.now(), asked?: unknown) {
    this.#asked = asked;
    this.#span = span;
    this.#reader = reader;
    this.ender = ender;
    this.#startedAt = startedAt;
  }

  /** Whether the call has ended; what comes later changes nothing. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Whether what the answer tells is in the body of a raw response. */
  get readsBody(): boolean {
    return this.#reader.readsBody === true;
  }

  /** Whether what the answer tells is in what the SDK's method makes of it. */
  get readsDerived(): boolean {
    return this.#reader.readsDerived === true;
  }

  /** The SDK sends its request once more, `times` in all; two that see the same attempts may both tell them. */
  resent(times: number = this.#resent + 1): void {
    this.#resent = Math.max(this.#resent, times);
  }

  /** An answer in one piece: the call is complete. */
  answered(answer: unknown): void {
    if (this.#settled) return;
    this.#answer = answer;
    try {
      this.#reader.readAnswer(answer);
    } finally {
      this.#settle();
    }
  }

  /** The answer comes as a stream; until its last event, what is missing was cut off. */
  streaming(): void {
    this.#streamed = true;
  }

  /** Something of the stream has come. */
  begun(): void {
    this.#firstChunkSeconds ??= (performance.now() - this.#startedAt) / 1000;
  }

  /** The next event of the stream. */
  received(event: unknown): void {
    if (this.#settled) return;
    this.begun();
    this.#characters += charactersIn(event);
    this.#reader.readEvent(event);
  }

  /** Something came that is no part of one answer: a message of a session. */
  heard(message: unknown): void {
    if (!this.#settled) this.#reader.readEvent(message);
  }

  /** The stream came to its end, or its consumer left it, or nobody holds the answer any more: no error of the call. */
  finished(): void {
    if (!this.#settled) this.#settle();
  }

  /** The caller aborted the call. */
  aborted(): void {
    if (this.#settled) return;
    this.#errorType = USER_ABORT;
    this.#settle();
  }

  /** The SDK threw `error` at the caller; a refusal, before anything was sent. */
  failed(error: unknown): void {
    if (this.#settled) return;
    this.#errorType = errorType(error);
    this.#isRefused = isCallRefused(error);
    this.#httpStatus = httpStatus(error);
    this.#settle();
  }

  /** The provider answered with an HTTP status that is an error. */
  refused(status: number): void {
    if (this.#settled) return;
    this.#errorType = String(status);
    this.#httpStatus = status;
    this.#settle();
  }

  /** Nobody holds the call any more. A span that the SDK left open is ended for it. */
  abandoned(): void {
    this.finished();
    if (this.ender === 'sdk' && this.#span.isRecording()) this.#span.end();
  }

  /** Sets on the span what the call has told so far. */
  describe(): void {
    if (this.#isRefused) return this.#describeRefusal();
    const attributes: Attributes = this.#reader.attributes(this.#streamed);
    if (this.#firstChunkSeconds !== undefined) attributes[ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK] = this.#firstChunkSeconds;
    const error = this.#errorType ?? this.#reader.failure;
    if (error !== undefined) {
      attributes[ATTR_ERROR_TYPE] = error;
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
    }
    if (this.#httpStatus !== undefined) attributes[ATTR_HTTP_RESPONSE_STATUS_CODE] = this.#httpStatus;
    if (this.#resent > 0) attributes[ATTR_HTTP_REQUEST_RESEND_COUNT] = this.#resent;
    // Of what the provider turned down nothing is missing.
    if (this.#httpStatus === undefined) this.#addSeen(attributes);
    this.#span.setAttributes(attributes);
  }

  /** There is no answer, and nothing is missing. */
  #describeRefusal(): void {
    this.#span.setAttributes({ [ATTR_ERROR_TYPE]: this.#errorType ?? '', [ATTR_SPANCOST_CALL_REFUSED]: true });
    this.#span.setStatus({ code: SpanStatusCode.ERROR });
  }

  #addSeen(attributes: Attributes): void {
    addSeenCharacters(attributes, { asked: this.#asked, streamed: this.#characters, answer: this.#answer });
    this.#answer = undefined;
  }

  #settle(): void {
    this.#settled = true;
    this.onSettled?.();
    if (this.ender === 'sdk') return;
    try {
      this.describe();
    } finally {
      this.#span.end();
    }
  }
}
