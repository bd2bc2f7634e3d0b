import { replaceMethod } from '../replace-method.ts';
import { StreamEnds } from '../streams/stream-ends.ts';
import { watchIterable } from '../streams/watch-iterable.ts';
import { isStream, type StainlessPromise, type Transform } from './client.ts';
import type { RequestTracker, TrackedRequest } from './tracked-request.ts';
import { watchBody } from './watch-body.ts';
import { watchStream } from './watch-stream.ts';

/**
 * Lets requests see their answers as the SDK parses them, on the SDK's own promises: they stay the same promises with the
 * same helpers, still parse only when asked, and reject as often as before. One per patched client class.
 */
export class AnswerWatch {
  /** By `responsePromise`, which a promise shares with those derived from it. */
  readonly #requests: Requests = new WeakMap();
  readonly #patched: WeakSet<object> = new WeakSet();

  /** Watches the promise that the SDK returned for a request. Never throws. */
  watch(promise: StainlessPromise, tracked: TrackedRequest, tracker: RequestTracker): void {
    try {
      tracked.promise = promise;
      this.#requests.set(promise.responsePromise, tracked);
      watchParse(promise, tracked, tracker, this.#requests);
      watchUnwrap(promise, tracked, tracker, this.#requests);
      this.#watchClass(promise, tracker);
    } catch (failure) {
      tracker.report('watching a promise', failure);
    }
  }

  /**
   * What is on the class, so that promises keep their own keys: `asResponse()`, which `withResponse()` asks for after it has parsed,
   * and `_thenUnwrap()`, of whose results few calls have their events.
   */
  #watchClass(promise: StainlessPromise, tracker: RequestTracker): void {
    const prototype: unknown = Object.getPrototypeOf(promise);
    if (!isPromiseClass(prototype) || this.#patched.has(prototype)) return;
    this.#patched.add(prototype);
    const requests = this.#requests;
    const { asResponse, _thenUnwrap: unwrap } = prototype;
    replaceMethod(prototype, 'asResponse', function (this: StainlessPromise): Promise<unknown> {
      const tracked = requests.get(this.responsePromise);
      if (tracked !== undefined && this.parsedPromise === undefined && !tracked.parsing) {
        tracked.raw = true;
        if (tracked.responded) endUnread(tracked, tracker);
      }
      return asResponse.call(this);
    });
    if (!Object.hasOwn(prototype, '_thenUnwrap')) return;
    replaceMethod(prototype, '_thenUnwrap', function (this: StainlessPromise, transform: Transform): StainlessPromise {
      const tracked = requests.get(this.responsePromise);
      if (tracked === undefined) return unwrap.call(this, transform);
      return unwrap.call(this, (answer, props) => {
        const derived = transform(answer, props);
        guard(tracker, 'reading a derived answer', () => seeDerived(derived, tracked, tracker));
        return derived;
      });
    });
  }
}

/**
 * Ends the call of a raw response, whose body only its caller reads, unless the SDK is asked to parse it after all
 * before the event loop turns.
 */
export function endUnread(tracked: TrackedRequest, tracker: RequestTracker): void {
  setImmediate(() => {
    if (!tracked.parsing) guard(tracker, 'ending a raw response', () => tracked.call?.finished());
  });
}

type Requests = WeakMap<Promise<unknown>, TrackedRequest>;

function watchParse(promise: StainlessPromise, tracked: TrackedRequest, tracker: RequestTracker, requests: Requests): void {
  const parse = promise.parseResponse;
  promise.parseResponse = async (client, props) => {
    if (tracked.call === undefined) return parse.call(promise, client, props);
    tracked.parsing = true;
    // From here a raw response changes nothing. An entry whose value reaches its key would outlive the young generation.
    requests.delete(promise.responsePromise);
    let answer: unknown;
    try {
      answer = await parse.call(promise, client, props);
    } catch (error) {
      guard(tracker, 'ending a call whose answer failed', () => tracked.call?.failed(error));
      throw error;
    }
    see(answer, tracked, tracker);
    return answer;
  };
}

/** openai 7 gives each promise its own `_thenUnwrap`, which parses past `parseResponse`: then the transform sees the answer. */
function watchUnwrap(promise: StainlessPromise, tracked: TrackedRequest, tracker: RequestTracker, requests: Requests): void {
  if (!Object.hasOwn(promise, '_thenUnwrap')) return;
  const unwrap = promise._thenUnwrap;
  promise._thenUnwrap = (transform) => {
    const derived = unwrap.call(promise, (answer, props) => {
      see(answer, tracked, tracker);
      return transform(answer, props);
    });
    guard(tracker, 'watching a derived promise', () => {
      watchParse(derived, tracked, tracker, requests);
      watchUnwrap(derived, tracked, tracker, requests);
    });
    return derived;
  };
}

function isPromiseClass(value: unknown): value is StainlessPromise {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'asResponse');
}

function see(answer: unknown, tracked: TrackedRequest, tracker: RequestTracker): void {
  const { call } = tracked;
  if (call === undefined) return;
  try {
    // It is not read itself; what is made of it may be, or dropped.
    if (call.readsDerived && isStream(answer)) tracker.watchAbandoned(tracked);
    else if (isStream(answer)) watchStream(answer, call, tracked, tracker);
    else if (call.readsBody && answer instanceof Response) watchBody(answer, call, tracked, tracker);
    else call.answered(answer);
  } catch (failure) {
    tracker.report('reading an answer', failure);
  }
}

/** Follows the events of what an SDK's method makes of the answer, for the calls that have them there. */
function seeDerived(derived: unknown, tracked: TrackedRequest, tracker: RequestTracker): void {
  const { call } = tracked;
  if (call?.readsDerived !== true || tracked.streaming || !isAsyncIterable(derived)) return;
  tracked.streaming = true;
  call.streaming();
  watchIterable(derived, new StreamEnds(call, tracked, tracker));
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function guard(tracker: RequestTracker, step: string, action: () => void): void {
  try {
    action();
  } catch (failure) {
    tracker.report(step, failure);
  }
}
