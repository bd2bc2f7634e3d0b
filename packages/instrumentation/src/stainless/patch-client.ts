import { context } from '@opentelemetry/api';
import type { CallRefusedError } from '../before-call/call-refused-error.ts';
import type { CallSpan } from '../call-span.ts';
import { AnswerWatch, endUnread } from './answer-watch.ts';
import type { MaybePromise, RequestOptions, ResponseProps, StainlessClient, StainlessPromise } from './client.ts';
import { replaceMethod } from '../replace-method.ts';
import { TrackedOptions } from './tracked-options.ts';
import type { RequestTracker, TrackedRequest } from './tracked-request.ts';

/** On a patched prototype: who tracks its requests. The registry makes it one for all copies of this package. */
const PATCHED: unique symbol = Symbol.for('spancost.instrumentation.stainless');

interface Patched extends StainlessClient {
  [PATCHED]?: { tracker: RequestTracker };
}

/**
 * Makes `tracker` see every request of the clients of this prototype, also of those that already exist and of
 * subclasses. A prototype is patched once; a later tracker replaces the earlier one.
 */
export function patchClient(prototype: StainlessClient, tracker: RequestTracker): void {
  const client: Patched = prototype;
  const patched = client[PATCHED];
  if (patched !== undefined) {
    patched.tracker = tracker;
    return;
  }
  const state = { tracker };
  const answers = new AnswerWatch();
  const begun = new WeakMap<RequestOptions, TrackedRequest>();
  const sending: Sending = new Map();
  const { request, makeRequest } = client;
  replaceMethod(client, PATCHED, state);
  replaceMethod(
    client,
    'request',
    function (this: StainlessClient, options: MaybePromise<RequestOptions>, ...rest: unknown[]): StainlessPromise {
      const current = state.tracker;
      if (!current.isEnabled()) return request.call(this, options, ...rest);
      const tracked = new TrackedOptions(this, options, current, begun);
      const promise = request.call(this, tracked, ...rest);
      answers.watch(promise, tracked.tracked, current);
      return promise;
    },
  );
  replaceMethod(
    client,
    'makeRequest',
    function (
      this: StainlessClient,
      options: MaybePromise<RequestOptions>,
      retriesRemaining: unknown,
      retryOf: unknown,
      ...rest: unknown[]
    ): Promise<ResponseProps> {
      const send = (resolved: MaybePromise<RequestOptions>): Promise<ResponseProps> =>
        makeRequest.call(this, resolved, retriesRemaining, retryOf, ...rest);
      // A retry is part of the call that it retries.
      if (retryOf === undefined) return sendFirst(options, send, begun, sending, state.tracker);
      sending.get(options)?.resent();
      return send(options);
    },
  );
}

/** The calls whose first try is not over yet, by the options that every try of it has. */
type Sending = Map<unknown, CallSpan>;

/** Sends the first try of a request, unless its call is refused, in the context of its call if it has one; an error ends the call. */
async function sendFirst(
  options: MaybePromise<RequestOptions>,
  send: (options: RequestOptions) => Promise<ResponseProps>,
  begun: WeakMap<RequestOptions, TrackedRequest>,
  sending: Sending,
  tracker: RequestTracker,
): Promise<ResponseProps> {
  let resolved: RequestOptions;
  let tracked: TrackedRequest | undefined;
  if (options instanceof TrackedOptions) {
    tracked = options.tracked;
    resolved = options.begin(await options.given);
  } else {
    resolved = await options;
    tracked = begun.get(resolved);
    // Asked once. An entry whose value reaches its key outlives every collection of the young generation.
    begun.delete(resolved);
  }
  if (tracked?.refusal !== undefined) return refuse(tracked, tracked.refusal, tracker);
  if (tracked?.context === undefined) return send(resolved);
  const { call } = tracked;
  if (call !== undefined) sending.set(resolved, call);
  try {
    const response = await context.with(tracked.context, send, undefined, resolved);
    arrived(tracked, tracker);
    return response;
  } catch (error) {
    try {
      tracked.call?.failed(error);
    } catch (failure) {
      tracker.report('ending a failed call', failure);
    }
    throw error;
  } finally {
    sending.delete(resolved);
  }
}

/** Fails the call as the SDK would fail it, before it is built: whoever retries has nothing to try again. */
function refuse(tracked: TrackedRequest, refusal: CallRefusedError, tracker: RequestTracker): never {
  try {
    tracked.call?.failed(refusal);
  } catch (failure) {
    tracker.report('ending a refused call', failure);
  }
  throw refusal;
}

/** The response has begun. An answer that nobody has asked for yet may never be read. */
function arrived(tracked: TrackedRequest, tracker: RequestTracker): void {
  tracked.responded = true;
  try {
    if (tracked.raw) endUnread(tracked, tracker);
    else if (tracked.promise?.parsedPromise === undefined) tracker.watchAbandoned(tracked);
    tracked.promise = undefined;
  } catch (failure) {
    tracker.report('watching an answer', failure);
  }
}
