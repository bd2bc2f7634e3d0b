import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { within } from './within.ts';

/** Published by Node before a request of `node:http` or `node:https` is sent. */
const STARTS = 'http.client.request.start';

/**
 * As `within`; when the time is up, the HTTP requests that the work has begun, and those that it still begins, are ended. A server
 * that takes requests and never answers would hold the process for as long as each exporter waits, one after the other.
 */
export async function givenUpAfter(ms: number, work: () => Promise<void>): Promise<void> {
  const ofThis = new AsyncLocalStorage<boolean>();
  const requests = new Set<ClientRequest>();
  let isUp = false;
  // No code of a network error: exporters try again after those.
  const giveUp = (request: ClientRequest): unknown => request.destroy(new Error(`there was no answer within ${ms} ms of the end`));
  const note = (message: unknown): void => {
    if (ofThis.getStore() !== true || typeof message !== 'object' || message === null) return;
    const request: unknown = Reflect.get(message, 'request');
    if (!(request instanceof ClientRequest)) return;
    if (isUp) giveUp(request);
    else requests.add(request.once('close', () => requests.delete(request)));
  };
  subscribe(STARTS, note);
  const done = ofThis.run(true, work).finally(() => unsubscribe(STARTS, note));
  await within(ms, done);
  isUp = true;
  for (const request of requests) giveUp(request);
}
