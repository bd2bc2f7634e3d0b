import { replaceMethod } from '../../replace-method.ts';
import type { SocketEmitter } from './emitter-prototypes.ts';

/** Takes in an event of the socket of an emitter. Never throws. */
export type EventListener = (emitter: SocketEmitter, event: unknown) => void;

/** On a patched prototype: who listens. The registry makes it one for all copies of this package. */
const PATCHED: unique symbol = Symbol.for('spancost.instrumentation.sockets');

interface Patched {
  [PATCHED]?: { listener: EventListener };
}

/**
 * Lets `listener` see every event of the sockets of this class, also of those that are open, before the application does. A prototype is
 * patched once; a later listener replaces the earlier one.
 */
export function patchEmitter(prototype: SocketEmitter & Patched, listener: EventListener): void {
  const patched = Object.hasOwn(prototype, PATCHED) ? prototype[PATCHED] : undefined;
  if (patched !== undefined) {
    patched.listener = listener;
    return;
  }
  const state = { listener };
  const { _emit: emit } = prototype;
  replaceMethod(prototype, PATCHED, state);
  replaceMethod(prototype, '_emit', function (this: SocketEmitter, name: string, ...args: unknown[]): unknown {
    if (name === 'event') state.listener(this, args[0]);
    return emit.call(this, name, ...args);
  });
}
