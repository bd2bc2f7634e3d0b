import { context } from '@opentelemetry/api';
import { errorType } from '../../answer/error-type.ts';
import type { CallSpan } from '../../call-span.ts';
import { field } from '../../json-fields.ts';
import type { MethodTracker, TrackedCall } from '../../methods/tracked-call.ts';
import { refused } from '../../methods/watch-call.ts';
import { replaceMethod } from '../../replace-method.ts';
import { watchResponse } from './watch-response.ts';

/** On what is patched: who tracks the requests. The registry makes it one for all copies of this package. */
const PATCHED: unique symbol = Symbol.for('spancost.instrumentation.interactions');

interface State {
  tracker: MethodTracker;
}

interface Patched {
  [PATCHED]?: State;
}

/**
 * Makes `tracker` see every request for an interaction. The SDK exports none of the classes that send them, so that they are found
 * when `ai.interactions` is first asked for: that leads to a client, and its class has the method through which all requests go.
 */
export function patchInteractions(Client: unknown, tracker: MethodTracker): void {
  const prototype: unknown = typeof Client === 'function' ? Client.prototype : undefined;
  if (!isObject(prototype)) return;
  const patched = Object.hasOwn(prototype, PATCHED) ? prototype[PATCHED] : undefined;
  if (patched !== undefined) return void (patched.tracker = tracker);
  const property = Object.getOwnPropertyDescriptor(prototype, 'interactions');
  const get = property?.get;
  if (get === undefined || property?.configurable !== true) return;
  const state: State = { tracker };
  replaceMethod(prototype, PATCHED, state);
  const watched = function (this: object): unknown {
    const interactions: unknown = Reflect.apply(get, this, []);
    watchClients(interactions, state);
    return interactions;
  };
  Object.defineProperty(watched, 'name', { value: get.name, configurable: true });
  Object.defineProperty(prototype, 'interactions', { ...property, get: watched });
}

function watchClients(interactions: unknown, state: State): void {
  replaceOnce(
    interactions,
    'getClient',
    state,
    (getClient) =>
      function (this: object, ...args: unknown[]): unknown {
        const client: unknown = Reflect.apply(getClient, this, args);
        watchRequests(client, state);
        return client;
      },
  );
}

/** Requests are made of a body and then sent, in the same context of the SDK's own. */
function watchRequests(client: unknown, state: State): void {
  const bodies = new WeakMap<object, unknown>();
  replaceOnce(
    client,
    '_createRequest',
    state,
    (create) =>
      function (this: object, ...args: unknown[]): unknown {
        const [of, request] = args;
        if (isObject(of)) bodies.set(of, field(request, 'body'));
        return Reflect.apply(create, this, args);
      },
    (prototype) => replaceSend(prototype, bodies, state),
  );
}

function replaceSend(prototype: object, bodies: WeakMap<object, unknown>, state: State): void {
  const send: unknown = Reflect.get(prototype, '_do');
  if (typeof send !== 'function') return;
  // Private fields would be missing from an object that stands for the client.
  const isCountable = !Function.prototype.toString.call(send).includes('this.#');
  replaceMethod(prototype, '_do', function (this: object, ...args: unknown[]): unknown {
    const { tracker } = state;
    const of = field(args[1], 'context');
    const tracked = tracker.isEnabled() ? tracker.begin(this, '_do', [...args, isObject(of) ? bodies.get(of) : undefined]) : undefined;
    if (tracked === undefined) return Reflect.apply(send, this, args);
    const { call, refusal } = tracked;
    if (refusal !== undefined) return refused(refusal, tracked, tracker);
    const client = call === undefined || !isCountable ? this : counting(this, call);
    const sent: unknown = context.with(tracked.context, () => Reflect.apply(send, client, args));
    if (call === undefined || !(sent instanceof Promise)) return sent;
    return sent.then(
      (result: unknown) => {
        see(result, call, tracked, tracker);
        return result;
      },
      (error: unknown) => {
        see({ error }, call, tracked, tracker);
        throw error;
      },
    );
  });
}

/** The same client, which counts how often it sends the request. */
function counting(client: object, call: CallSpan): object {
  const http = field(client, '_httpClient');
  const request = field(http, 'request');
  if (!isObject(http) || typeof request !== 'function') return client;
  let sent = 0;
  const counted = (...args: unknown[]): unknown => {
    sent += 1;
    if (sent > 1) call.resent(sent - 1);
    return Reflect.apply(request, http, args);
  };
  return Object.create(client, { _httpClient: { value: Object.create(http, { request: { value: counted } }) } });
}

/** The SDK gives what failed as a result. */
function see(result: unknown, call: CallSpan, tracked: TrackedCall, tracker: MethodTracker): void {
  try {
    const response = field(result, 'value');
    if (response instanceof Response) return watchResponse(response, call, tracked, tracker);
    const error = field(result, 'error');
    if (errorType(error) === 'RequestAbortedError') call.aborted();
    else call.failed(error);
  } catch (failure) {
    tracker.report('reading an interaction', failure);
  }
}

type Method = (this: object, ...args: unknown[]) => unknown;

/** Replaces a method where it is defined above an object, once. */
function replaceOnce(
  start: unknown,
  name: string,
  state: State,
  made: (method: Method) => Method,
  also?: (prototype: object) => void,
): void {
  for (let at: unknown = start; isObject(at); at = Object.getPrototypeOf(at)) {
    if (!Object.hasOwn(at, name)) continue;
    if (Object.hasOwn(at, PATCHED)) return;
    const method: unknown = Reflect.get(at, name);
    if (!isMethod(method)) return;
    replaceMethod(at, PATCHED, state);
    replaceMethod(at, name, made(method));
    return also?.(at);
  }
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}

function isObject(value: unknown): value is object & Patched {
  return typeof value === 'object' && value !== null;
}
