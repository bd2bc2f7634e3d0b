import { context, createContextKey, type Context } from '@opentelemetry/api';

const ASKED = createContextKey('spancost.instrumentation.asked');

/** A call about which the hook was asked, for as long as its requests may begin. */
export class AskedCall {
  #isOpen = true;

  /** It has its answer, or the beginning of it: what is called from now on in its context is another call. */
  close(): void {
    this.#isOpen = false;
  }

  /** The same context, in which nobody is asked again. */
  within(from: Context): Context {
    return from.setValue(ASKED, this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }
}

/** Whether the hook was asked about the call that is made in the active context. */
export function isAsked(): boolean {
  const asked = context.active().getValue(ASKED);
  return typeof asked === 'object' && asked !== null && 'isOpen' in asked && asked.isOpen === true;
}
