import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, type Channel } from 'node:diagnostics_channel';
import { context, diag } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { CallResult } from './call-result.ts';

/** One for the process, whatever number of copies of this package it has; Node keeps it while somebody listens. */
export const CALLS: Channel = channel('spancost:call');

/**
 * Gives the priced result of every AI call to the application, once the call has ended: to write it to a table, to take it
 * off a credit, to log it. Never in the way of the call: it runs on a later turn of the event loop, in the asynchronous
 * context in which it was registered, without tracing (an AI call of its own is not followed); what it throws or rejects
 * with is told to OpenTelemetry's diagnostics. What has not been given out when `process.exit()` is called is lost.
 *
 * @returns ends it
 * @example
 * const stop = onCall(({ cost, attribution }) => {
 *   if (cost?.basis !== 'unpriced') credits.take(attribution.user, cost?.exact);
 * });
 */
export function onCall(callback: (call: CallResult) => unknown): () => void {
  if (typeof callback !== 'function') {
    diag.error(`spancost: onCall() takes a function, not a ${typeof callback}; nothing is given out`);
    return () => {};
  }
  const inContextOfRegistration = AsyncLocalStorage.snapshot();
  const listener = (message: unknown): void => {
    // Only `CallResultSpanProcessor` publishes here.
    const give = (): unknown => context.with(suppressTracing(context.active()), () => callback(message as CallResult));
    void tellFailure(() => inContextOfRegistration(give));
  };
  CALLS.subscribe(listener);
  return () => {
    CALLS.unsubscribe(listener);
  };
}

async function tellFailure(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    diag.error('spancost: a callback of onCall() failed; the calls themselves are unaffected', error);
  }
}
