import type { CallSpan } from '../call-span.ts';
import { AnswerBody } from './answer-body.ts';
import { askedOf } from './asked-of.ts';
import { headersOf } from './header-list.ts';
import type { RequestWatcher } from './undici-request.ts';

/** Starts the span of a request that was sent with this body; undefined where nothing records it. */
export type StartCall = (body: unknown, startedAt: number) => CallSpan | undefined;

/** What undici's own `cancel()` of a body fails the request with; an abort by a signal says something else. */
const LEFT = 'The operation was aborted.';

const HEADERS: readonly string[] = ['content-type', 'content-encoding'];

/** One request to a provider and its answer. Its span begins when the request is sent, since only then it is known what is asked. */
export class Exchange implements RequestWatcher {
  readonly #start: StartCall;
  readonly #contentType: string;
  readonly #limit: number;
  readonly #report: (step: string, failure: unknown) => void;
  readonly #startedAt: number = performance.now();
  #sent: Uint8Array[] = [];
  #sentSize = 0;
  #begun = false;
  #call: CallSpan | undefined;
  #body: AnswerBody | undefined;

  /** @param contentType Of the request. @param limit Bytes of a body that are read. */
  constructor(start: StartCall, contentType: string, limit: number, report: (step: string, failure: unknown) => void) {
    this.#start = start;
    this.#contentType = contentType;
    this.#limit = limit;
    this.#report = report;
  }

  sent(chunk: Uint8Array): void {
    this.#sentSize += chunk.length;
    if (this.#sentSize > this.#limit) this.#sent = [];
    else this.#sent.push(Uint8Array.from(chunk));
  }

  bodySent(): void {
    this.#begin();
  }

  answered(status: number, headers: unknown): void {
    // A provider may answer before all is sent.
    this.#begin();
    if (this.#call === undefined) return;
    if (status >= 400) {
      this.#call.refused(status);
      return;
    }
    const named = headersOf(headers, HEADERS);
    const form = { contentType: named.get('content-type') ?? '', encoding: named.get('content-encoding') ?? '', limit: this.#limit };
    this.#body = new AnswerBody(this.#call, form, this.#report);
  }

  received(chunk: Uint8Array): void {
    this.#body?.push(chunk);
  }

  completed(): void {
    const call = this.#call;
    if (call === undefined) return;
    if (this.#body === undefined) call.finished();
    else {
      const { isStream } = this.#body;
      this.#body.end((answer) => (isStream ? call.finished() : complete(call, answer)));
    }
  }

  failed(error: unknown): void {
    this.#begin();
    const call = this.#call;
    if (call === undefined) return;
    if (this.#body === undefined) fail(call, error);
    else
      this.#body.end(() => {
        if (isLeft(error)) call.finished();
        else fail(call, error);
      });
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    const body = this.#sent.length === 0 ? undefined : askedOf(this.#contentType, Buffer.concat(this.#sent));
    this.#sent = [];
    this.#call = this.#start(body, this.#startedAt);
  }
}

function complete(call: CallSpan, answer: Uint8Array | undefined): void {
  // Speech, a text, or more than is read: its usage, if any, is not in it.
  if (answer === undefined) return call.answered(undefined);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(answer));
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
