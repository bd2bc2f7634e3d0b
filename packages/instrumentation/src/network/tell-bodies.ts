import { replaceMethod } from '../replace-method.ts';
import type { RequestWatcher, UndiciRequest } from './undici-request.ts';

/** Whether the undici of a request publishes bodies by itself, by the prototype of its requests. */
const PUBLISHING: WeakMap<object, boolean> = new WeakMap();

/**
 * Tells the bytes of one request and of its answer where undici has no channels for them (before 7, as in Node 22). Its own
 * request object gets a listener around each of the two methods through which undici hands them on; the bytes, their order
 * and what the methods return stay as they are.
 */
export function tellBodies(request: UndiciRequest & object, watcher: Pick<RequestWatcher, 'sent' | 'received'>): void {
  if (publishesBodies(request)) return;
  listen(request, 'onBodySent', (chunk) => watcher.sent(chunk));
  listen(request, 'onData', (chunk) => watcher.received(chunk));
}

function publishesBodies(request: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(request);
  if (typeof prototype !== 'object' || prototype === null) return true;
  const known = PUBLISHING.get(prototype);
  if (known !== undefined) return known;
  const onData: unknown = Reflect.get(prototype, 'onData');
  // Newer ones have other methods, and all of those publish.
  const publishes = typeof onData !== 'function' || String(onData).includes('bodyChunkReceived');
  PUBLISHING.set(prototype, publishes);
  return publishes;
}

function listen(request: object, name: string, tell: (chunk: Uint8Array) => void): void {
  const method: unknown = Reflect.get(request, name);
  if (typeof method !== 'function') return;
  replaceMethod(request, name, function (this: unknown, ...args: unknown[]): unknown {
    const [chunk] = args;
    if (chunk instanceof Uint8Array) tell(chunk);
    else if (typeof chunk === 'string') tell(Buffer.from(chunk));
    return Reflect.apply(method, this, args);
  });
}
