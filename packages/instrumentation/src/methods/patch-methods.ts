import { replaceMethod } from '../replace-method.ts';
import type { MethodTracker } from './tracked-call.ts';
import { watchCall } from './watch-call.ts';

/** On a patched prototype: who tracks its calls. The registry makes it one for all copies of this package. */
const PATCHED: unique symbol = Symbol.for('spancost.instrumentation.methods');

interface Patched {
  [PATCHED]?: { tracker: MethodTracker };
}

/**
 * Makes `tracker` see every call of these methods, also of objects that already exist; methods that an SDK's version does
 * not have are left out. A prototype is patched once; a later tracker replaces the earlier one.
 */
export function patchMethods(prototype: object & Patched, names: readonly string[], tracker: MethodTracker): void {
  const patched = Object.hasOwn(prototype, PATCHED) ? prototype[PATCHED] : undefined;
  if (patched !== undefined) {
    patched.tracker = tracker;
    return;
  }
  const state = { tracker };
  replaceMethod(prototype, PATCHED, state);
  for (const name of names) {
    if (!Object.hasOwn(prototype, name)) continue;
    const method: unknown = Reflect.get(prototype, name);
    if (typeof method !== 'function') continue;
    replaceMethod(prototype, name, function (this: object, ...args: unknown[]): unknown {
      const { tracker: current } = state;
      const tracked = current.isEnabled() ? current.begin(this, name, args) : undefined;
      const send = (): unknown => Reflect.apply(method, tracked?.receiver ?? this, args);
      return tracked === undefined ? send() : watchCall(send, tracked, current);
    });
  }
}
