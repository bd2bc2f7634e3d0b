import type { CallSpan } from '../../call-span.ts';
import { field } from '../../json-fields.ts';
import type { MethodTracker, TrackedCall } from '../../methods/tracked-call.ts';
import { refused } from '../../methods/watch-call.ts';
import { replaceMethod } from '../../replace-method.ts';
import { watchSocket } from './watch-socket.ts';

/** On a patched prototype: who tracks its sessions. The registry makes it one for all copies of this package. */
const PATCHED: unique symbol = Symbol.for('spancost.instrumentation.live');

interface Patched {
  [PATCHED]?: { tracker: MethodTracker };
}

/**
 * Makes `tracker` see every live session, of the class `Live`. Nothing that the application gives is wrapped, and its callbacks run
 * where they ran: what is watched is the socket of the session that it gets.
 */
export function patchLive(Live: unknown, tracker: MethodTracker): void {
  const prototype: unknown = typeof Live === 'function' ? Live.prototype : undefined;
  if (!isPatchable(prototype)) return;
  if (prototype[PATCHED] !== undefined) return void (prototype[PATCHED].tracker = tracker);
  const connect: unknown = Reflect.get(prototype, 'connect');
  if (typeof connect !== 'function') return;
  const state = { tracker };
  replaceMethod(prototype, PATCHED, state);
  replaceMethod(prototype, 'connect', function (this: object, ...args: unknown[]): unknown {
    const { tracker: current } = state;
    const tracked = current.isEnabled() ? current.begin(this, 'connect', args) : undefined;
    if (tracked?.refusal !== undefined) return refused(tracked.refusal, tracked, current);
    const connected: unknown = Reflect.apply(connect, this, args);
    const call = tracked?.call;
    if (tracked === undefined || call === undefined || !(connected instanceof Promise)) return connected;
    // The older SDK waits for ever where it cannot connect.
    see(() => current.watchAbandoned(tracked), current);
    return connected.then(
      (session: unknown) => {
        see(() => watchSession(session, call, tracked, current), current);
        return session;
      },
      (error: unknown) => {
        see(() => call.failed(error), current);
        throw error;
      },
    );
  });
}

function watchSession(session: unknown, call: CallSpan, tracked: TrackedCall, tracker: MethodTracker): void {
  call.streaming();
  if (!watchSocket(field(field(session, 'conn'), 'ws'), tracked, tracker)) call.finished();
}

function see(look: () => void, tracker: MethodTracker): void {
  try {
    look();
  } catch (failure) {
    tracker.report('watching a live session', failure);
  }
}

function isPatchable(value: unknown): value is object & Patched {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'connect');
}
