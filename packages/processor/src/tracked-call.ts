import { createContextKey, type Context } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { ATTR_SPANCOST_CALL_REFUSED, readCall, USAGE_FIELDS, type CallReading } from '@spancost/conventions';

const TRACKED = createContextKey('spancost.tracked_call');

/** Spans below one tracked call that are kept to compare it with. */
const MAX_SPANS = 256;

/** What a call that the application tracks by hand says of itself. */
export type OwnWord = Pick<CallReading, 'provider' | 'operation' | 'usage' | 'responseId' | 'reportedCost'>;

/**
 * Notices the AI calls that other instrumentations see below a call which the application tracks by hand, so that one call
 * is not charged twice: what was measured goes before what was said by hand.
 */
export class TrackedCall {
  readonly #outer: TrackedCall | undefined;
  #below: ReadableSpan[] = [];
  /** Spans that began since it was last looked for some that need not be kept. */
  #since = 0;
  #ended = false;

  /** A call in this context; one that it is made in, and that has not ended, notices everything below it too. */
  constructor(from: Context) {
    let outer = trackedCallOf(from);
    // What a call begins when it ends, such as the next round of a loop, must not keep all that went before.
    while (outer !== undefined && outer.#ended) outer = outer.#outer;
    this.#outer = outer;
  }

  /** A span began below this call. */
  began(span: ReadableSpan): void {
    this.#notice(span);
    for (let call = this.#outer; call !== undefined; call = call.#outer) call.#notice(span);
  }

  /** The call has ended: what begins below it from now on is none of its business. */
  end(): void {
    this.#ended = true;
    this.#below = [];
  }

  /**
   * Whether the tracked call only contains AI calls which have spans, and so charges, of their own. Without a usage it
   * contains whatever is below it, refused calls too. With one, or with a reported cost, it is the call below that has its response id; or, where one of them tells no
   * id, the call of the same provider and operation that has a usage too, or is still being read.
   */
  isOnlyAround(own: OwnWord): boolean {
    const calls = this.#below.flatMap((span) => {
      const reading = readCall(span.attributes, span.instrumentationScope);
      return reading === undefined ? [] : [{ reading, ended: span.ended }];
    });
    if (!hasWord(own)) return calls.length > 0 || this.#below.some(isRefused);
    return calls.some(({ reading, ended }) => {
      if (own.responseId !== undefined && reading.responseId !== undefined) return own.responseId === reading.responseId;
      const alike = own.provider === reading.provider && own.operation === reading.operation;
      return alike && (!ended || hasWord(reading));
    });
  }

  #notice(span: ReadableSpan): void {
    // Each processor of a pipeline tells of the same span.
    if (this.#ended || this.#below.at(-1) === span) return;
    this.#since++;
    if (this.#below.length >= MAX_SPANS && this.#since >= MAX_SPANS / 2) {
      this.#below = this.#below.filter((each) => !each.ended || readCall(each.attributes) !== undefined);
      this.#since = 0;
    }
    if (this.#below.length < MAX_SPANS) this.#below.push(span);
  }
}

/** The same context, below a tracked call. */
export function contextOfTrackedCall(from: Context, call: TrackedCall): Context {
  return from.setValue(TRACKED, call);
}

/** Tells a tracked call, if this context is below one, of a span that begins. */
export function noticeSpan(span: ReadableSpan, parentContext: Context): void {
  trackedCallOf(parentContext)?.began(span);
}

function trackedCallOf(from: Context): TrackedCall | undefined {
  // Only this file sets the value.
  return from.getValue(TRACKED) as TrackedCall | undefined;
}

/** Whether a span is of a call that was refused: it is counted as that itself. */
function isRefused({ attributes }: ReadableSpan): boolean {
  return attributes[ATTR_SPANCOST_CALL_REFUSED] === true;
}

/** Whether a call says what it used, or what it cost. */
function hasWord({ usage, reportedCost }: OwnWord): boolean {
  return reportedCost !== undefined || USAGE_FIELDS.some((field) => usage[field] !== undefined);
}
