import type { AnswerReader } from '../answer/answer-reader.ts';
import type { CallSpan } from '../call-span.ts';
import { AnswerBody } from './answer-body.ts';
import { askedOf } from './asked-of.ts';
import { allHeadersOf, headersOf } from './header-list.ts';
import { isResendable } from './resends.ts';
import type { RequestWatcher } from './undici-request.ts';
import { isWireReader } from './wire-reader.ts';

/** A call whose span has begun, and what reads its answer. */
export interface StartedCall {
  readonly call: CallSpan;
  readonly reader: AnswerReader;
  /** To be told where the request failed so that its sender may send it once more. */
  readonly mayBeResent: () => void;
}

/** Starts the span of a request that was sent with these bytes, which are this body; undefined where nothing records it. */
export type StartCall = (body: unknown, bytes: Uint8Array, startedAt: number) => StartedCall | undefined;

/** What undici's own `cancel()` of a body fails the request with; an abort by a signal says something else. */
const LEFT = 'The operation was aborted.';

const NOTHING = (): void => {};

/** What all exchanges share. */
export interface ExchangeOptions {
  /** Bytes of a body that are read. */
  readonly limit: number;
  /** Holds the exchanges that are over and whose answers are not read to the end yet. */
  readonly reading: Set<object>;
  readonly report: (step: string, failure: unknown) => void;
}

const HEADERS: readonly string[] = ['content-type', 'content-encoding'];

/** One request to a provider and its answer. Its span begins when the request is sent, since only then it is known what is asked. */
export class Exchange implements RequestWatcher {
  readonly #start: StartCall;
  readonly #contentType: string;
  readonly #options: ExchangeOptions;
  readonly #startedAt: number = performance.now();
  #sent: Uint8Array[] = [];
  #sentSize = 0;
  #begun = false;
  #started: StartedCall | undefined;
  #body: AnswerBody | undefined;

  /** @param contentType Of the request. */
  constructor(start: StartCall, contentType: string, options: ExchangeOptions) {
    this.#start = start;
    this.#contentType = contentType;
    this.#options = options;
  }

  sent(chunk: Uint8Array): void {
    this.#sentSize += chunk.length;
    if (this.#sentSize > this.#options.limit) this.#sent = [];
    else this.#sent.push(Uint8Array.from(chunk));
  }

  bodySent(): void {
    this.#begin();
  }

  answered(status: number, headers: unknown): void {
    // A provider may answer before all is sent.
    this.#begin();
    if (this.#started === undefined) return;
    const { call, reader, mayBeResent } = this.#started;
    // Holds the bytes of the request.
    this.#started = { call, reader, mayBeResent: NOTHING };
    if (status >= 400) {
      if (isResendable(status)) mayBeResent();
      call.refused(status);
      return;
    }
    if (isWireReader(reader)) reader.readHead(allHeadersOf(headers));
    const named = headersOf(headers, HEADERS);
    const form = {
      contentType: named.get('content-type') ?? '',
      encoding: named.get('content-encoding') ?? '',
      limit: this.#options.limit,
    };
    this.#body = new AnswerBody(call, form, this.#options.report);
  }

  received(chunk: Uint8Array): void {
    this.#body?.push(chunk);
  }

  completed(): void {
    const call = this.#started?.call;
    if (call === undefined) return;
    if (this.#body === undefined) return call.finished();
    const { isStream } = this.#body;
    this.#read(this.#body, (answer) => (isStream ? call.finished() : complete(call, answer)));
  }

  failed(error: unknown): void {
    this.#begin();
    if (this.#started === undefined) return;
    const { call, mayBeResent } = this.#started;
    if (this.#body === undefined) {
      mayBeResent();
      return fail(call, error);
    }
    this.#read(this.#body, () => (isLeft(error) ? call.finished() : fail(call, error)));
  }

  #read(body: AnswerBody, then: (answer: Uint8Array | undefined) => void): void {
    const { reading } = this.#options;
    reading.add(this);
    body.end((answer) => {
      reading.delete(this);
      then(answer);
    });
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    const bytes = Buffer.concat(this.#sent);
    this.#sent = [];
    this.#started = this.#start(bytes.length === 0 ? undefined : askedOf(this.#contentType, bytes), bytes, this.#startedAt);
  }
}

function complete(call: CallSpan, answer: Uint8Array | undefined): void {
  // Speech, a text, or more than is read: its usage, if any, is not in it.
  if (answer === undefined) return call.answered(undefined);
  const text = new TextDecoder().decode(answer);
  // Lines of JSON, which the reader splits.
  if (call.readsDerived) return call.answered(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return call.failed(error);
  }
  if (!Array.isArray(parsed)) return call.answered(parsed);
  // Google streams without `alt=sse` as one list.
  call.streaming();
  for (const event of parsed) call.received(event);
  call.finished();
}

function fail(call: CallSpan, error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') call.aborted();
  else call.failed(error);
}

/** Whether the application read no further: it cancelled the body, or dropped it, which undici cancels with a text. */
function isLeft(error: unknown): boolean {
  return typeof error === 'string' || (error instanceof Error && error.name === 'AbortError' && error.message === LEFT);
}
