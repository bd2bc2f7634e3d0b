import { channel, type Channel } from 'node:diagnostics_channel';
import type { Attributes, Context } from '@opentelemetry/api';

/** A call that has a span, or gets one, from now on. */
export interface BegunCall {
  /** What is known of it when it begins. */
  readonly attributes: Attributes;
  /** Where it is made. */
  readonly from: Context;
}

/** One for the process, whatever number of copies of this package it has. */
const BEGUN: Channel = channel('spancost:call-begun');

/** Tells whoever is around a call that it is measured. */
export function announceCall(attributes: Attributes, from: Context): void {
  if (BEGUN.hasSubscribers) BEGUN.publish({ attributes, from } satisfies BegunCall);
}

/** Tells of each call that begins to be measured; returns what ends it. What the listener throws goes to `report`: Node would end the process. */
export function onCallBegun(listener: (call: BegunCall) => void, report: (step: string, failure: unknown) => void): () => void {
  const told = (message: unknown): void => {
    try {
      // Only `announceCall` publishes here.
      listener(message as BegunCall);
    } catch (failure) {
      report('hearing of a call', failure);
    }
  };
  BEGUN.subscribe(told);
  return () => {
    BEGUN.unsubscribe(told);
  };
}
