import { tracingChannel } from 'node:diagnostics_channel';
import { context, type Context } from '@opentelemetry/api';
import { field } from '../json-fields.ts';

/** One operation that the AI SDK 7 tells of; the same object from its beginning to its end. */
export type TelemetryMessage = object;

/** Is told what the AI SDK 7 does. */
export interface TelemetryListener {
  /** Something begins: gives the context in which it is done. Must not throw. */
  begun(message: TelemetryMessage): Context;
  /** It is over; of an operation that does not wait for its end, when it is. Must not throw. */
  ended(message: TelemetryMessage, result: unknown, error: unknown): void;
}

/** Runs what a channel does in a context of OpenTelemetry, in the way of an `AsyncLocalStorage`. */
const CONTEXTS = {
  run: <T>(active: Context, work: () => T): T => context.with(active, work),
  /** As Node 26 asks for it. */
  withScope: (active: Context): Disposable => {
    const token = context.attach(active);
    return { [Symbol.dispose]: () => token.dispose() };
  },
};

/**
 * Watches the diagnostics channel on which the AI SDK 7 publishes what it does, in whatever copy or bundle it is.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-core/telemetry (`ai:telemetry`, read in ai 7.0.173)
 * @returns what ends the watch
 */
export function watchTelemetryChannel(listener: TelemetryListener): () => void {
  const channels = tracingChannel('ai:telemetry');
  const ended = (message: unknown): void => {
    if (typeof message === 'object' && message !== null) listener.ended(message, field(message, 'result'), field(message, 'error'));
  };
  const asContext = (message: unknown): Context =>
    typeof message === 'object' && message !== null ? listener.begun(message) : context.active();
  // Node asks for no more of a store than this; its types ask for the class.
  const store: unknown = CONTEXTS;
  channels.start.bindStore(store as Parameters<typeof channels.start.bindStore>[0], asContext);
  channels.asyncEnd.subscribe(ended);
  return () => {
    channels.start.unbindStore(store as Parameters<typeof channels.start.unbindStore>[0]);
    channels.asyncEnd.unsubscribe(ended);
  };
}
