import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { field } from '../json-fields.ts';
import { tellBodies } from './tell-bodies.ts';
import type { RequestWatcher, UndiciRequest } from './undici-request.ts';

/** Says who watches a request that is about to be sent; undefined for nobody. */
export type Watch = (request: UndiciRequest) => RequestWatcher | undefined;

type Listener = (message: unknown) => void;

/**
 * Watches the requests of `fetch` and of every copy of undici by the channels that undici publishes for it: nothing is
 * replaced, nothing is read that the application does not read. The undici of Node 22 publishes no bodies; those are told by
 * {@link tellBodies}.
 *
 * @param report Is told what fails here; the request itself goes on.
 * @returns what ends the watch
 */
export function watchUndici(watch: Watch, report: (step: string, failure: unknown) => void): () => void {
  const watched = new WeakMap<object, RequestWatcher>();
  const tell = (step: string, message: unknown, action: (watcher: RequestWatcher) => void): void => {
    const request = field(message, 'request');
    const watcher = typeof request === 'object' && request !== null ? watched.get(request) : undefined;
    if (watcher === undefined) return;
    try {
      action(watcher);
    } catch (failure) {
      report(step, failure);
    }
  };
  const listeners: Readonly<Record<string, Listener>> = {
    create(message) {
      try {
        const request = field(message, 'request');
        if (typeof request !== 'object' || request === null) return;
        const watcher = watch(request);
        if (watcher === undefined) return;
        watched.set(request, watcher);
        tellBodies(request, {
          sent: (chunk) => tell('reading a request', message, (told) => told.sent(chunk)),
          received: (chunk) => tell('reading an answer', message, (told) => told.received(chunk)),
        });
      } catch (failure) {
        report('watching a request', failure);
      }
    },
    bodyChunkSent: (message) => withBytes(message, (chunk) => tell('reading a request', message, (told) => told.sent(chunk))),
    bodySent: (message) => tell('reading a request', message, (told) => told.bodySent()),
    headers: (message) =>
      tell('reading the head of an answer', message, (told) => {
        const response = field(message, 'response');
        told.answered(Number(field(response, 'statusCode')), field(response, 'headers'));
      }),
    bodyChunkReceived: (message) => withBytes(message, (chunk) => tell('reading an answer', message, (told) => told.received(chunk))),
    trailers: (message) => tell('ending a call', message, (told) => told.completed()),
    error: (message) => tell('ending a failed call', message, (told) => told.failed(field(message, 'error'))),
  };
  const channels = Object.entries(listeners).map(([name, listener]) => ({ name: `undici:request:${name}`, listener }));
  for (const { name, listener } of channels) subscribe(name, listener);
  return () => {
    for (const { name, listener } of channels) unsubscribe(name, listener);
  };
}

function withBytes(message: unknown, take: (chunk: Uint8Array) => void): void {
  const chunk = field(message, 'chunk');
  if (chunk instanceof Uint8Array) take(chunk);
  else if (typeof chunk === 'string') take(Buffer.from(chunk));
}
