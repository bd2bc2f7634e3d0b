import type { CallSpan } from '../call-span.ts';
import { decoderOf, type Decoder } from './decoded.ts';
import { framingOf, type Framing } from './stream-framing.ts';

/** How an answer is to be read. */
export interface AnswerForm {
  readonly contentType: string;
  readonly encoding: string;
  /** Bytes of a body in one piece, or of one event, that are read at most. */
  readonly limit: number;
}

/** What ends a last line that is not ended. */
const LINE_END = Buffer.from('\n');

/**
 * Reads one answer from copies of its bytes. The application gets its own first: what came is looked at when the event loop is
 * done with what is due. A stream of events is read as it comes and nothing of it is kept; any other JSON is read at its end.
 */
export class AnswerBody {
  readonly #call: CallSpan;
  readonly #limit: number;
  readonly #report: (step: string, failure: unknown) => void;
  readonly #events: Framing | undefined;
  readonly #decoder: Decoder | undefined;
  #waiting: Uint8Array[] = [];
  #isScheduled = false;
  #decoded: Uint8Array[] = [];
  #size = 0;
  #whenRead: ((answer: Uint8Array | undefined) => void) | undefined;

  constructor(call: CallSpan, form: AnswerForm, report: (step: string, failure: unknown) => void) {
    this.#call = call;
    this.#limit = form.limit;
    this.#report = report;
    this.#events = framingOf(form.contentType, form.limit);
    if (this.#events !== undefined) call.streaming();
    if (this.#events !== undefined || /json/i.test(form.contentType))
      this.#decoder = decoderOf(form.encoding, (bytes) => this.#take(bytes));
  }

  /** Whether the answer is a stream of events. */
  get isStream(): boolean {
    return this.#events !== undefined;
  }

  /** The next bytes as they came. */
  push(bytes: Uint8Array): void {
    if (this.#events !== undefined) this.#call.begun();
    if (this.#decoder === undefined) return;
    // Whoever gets the bytes may change them in place.
    this.#waiting.push(Uint8Array.from(bytes));
    this.#schedule();
  }

  /** No more bytes come: `then` gets the body, once all is read; undefined for one that was read as events, or not at all. */
  end(then: (answer: Uint8Array | undefined) => void): void {
    this.#whenRead = then;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      try {
        this.#drain();
      } catch (failure) {
        this.#report('reading an answer', failure);
      }
    });
  }

  #drain(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) this.#decoder?.write(bytes);
    const then = this.#whenRead;
    if (then === undefined) return;
    this.#whenRead = undefined;
    const done = (): void => {
      const isWhole = this.#events === undefined && this.#decoder !== undefined && this.#size <= this.#limit;
      try {
        if (this.#events !== undefined) this.#take(LINE_END);
        then(isWhole ? Buffer.concat(this.#decoded) : undefined);
      } catch (failure) {
        this.#report('reading an answer', failure);
      }
    };
    if (this.#decoder === undefined) done();
    else this.#decoder.end(done);
  }

  #take(bytes: Uint8Array): void {
    if (this.#events !== undefined) {
      for (const event of this.#events.push(bytes)) this.#received(event);
      return;
    }
    this.#size += bytes.length;
    if (this.#size > this.#limit) this.#decoded = [];
    else this.#decoded.push(bytes);
  }

  #received(event: unknown): void {
    try {
      this.#call.received(event);
    } catch (failure) {
      this.#report('reading an event', failure);
    }
  }
}
