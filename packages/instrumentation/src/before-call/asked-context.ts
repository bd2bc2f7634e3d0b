import { context, createContextKey, type Context } from '@opentelemetry/api';
import { field } from '../json-fields.ts';

const ASKED = createContextKey('spancost.instrumentation.asked');

/**
 * A call about which the hook was asked by a layer above the SDK that sends it: the first call that begins in it is that one. What
 * begins after it, as with another model where the first one failed, is another call.
 */
export class AskedCall {
  #isOpen = true;

  /** Whether the call that begins now is the one that was asked about. */
  take(): boolean {
    const isTaken = this.#isOpen;
    this.#isOpen = false;
    return isTaken;
  }

  /** It has its answer, or the beginning of it: what is called from now on in its context is another call. */
  close(): void {
    this.#isOpen = false;
  }

  /** The same context, in which nobody is asked about this call again. */
  within(from: Context): Context {
    return from.setValue(ASKED, this);
  }
}

/** Whether the hook was asked about the call that begins in the active context; says so once. */
export function takeAsked(): boolean {
  const asked = context.active().getValue(ASKED);
  // It may be of another copy of this package.
  const take = field(asked, 'take');
  return typeof take === 'function' && Reflect.apply(take, asked, []) === true;
}
