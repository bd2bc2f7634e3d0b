import { createContextKey, type Context } from '@opentelemetry/api';
import type { CallSpan } from './call-span.ts';

const SENDING = createContextKey('spancost.instrumentation.sending');

/** The requests that one call of an SDK sends: what goes to the same place again is a further attempt. */
class SentRequests {
  readonly #call: CallSpan;
  #place: string | undefined;
  #sent = 0;

  constructor(call: CallSpan) {
    this.#call = call;
  }

  sent(place: string): void {
    this.#place ??= place;
    if (place !== this.#place) return;
    this.#sent += 1;
    if (this.#sent > 1) this.#call.resent(this.#sent - 1);
  }
}

/** The same context, in which whoever sees requests tells them of this call, whose SDK does not tell when it tries again. */
export function sending(call: CallSpan, from: Context): Context {
  return from.setValue(SENDING, new SentRequests(call));
}

/** A request of an AI call was sent in this context to `place`, its host and path. */
export function tellSent(from: Context, place: string): void {
  const requests = from.getValue(SENDING);
  if (requests instanceof SentRequests) requests.sent(place);
}
