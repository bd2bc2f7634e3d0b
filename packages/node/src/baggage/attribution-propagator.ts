import {
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  type Baggage,
  type Context,
  type TextMapGetter,
  type TextMapPropagator,
} from '@opentelemetry/api';
import { W3CBaggagePropagator } from '@opentelemetry/core';
import { BAGGAGE_PREFIX, baggageMemberOf, type Attribution } from '@spancost/conventions';
import { contextWithAttribution, type MutableAttribution } from '@spancost/processor';
import { allowedFields } from './allowed.ts';
import type { InboundBaggage } from './options.ts';

const TAKEN = createContextKey('spancost.baggage_taken');

/**
 * Takes the allowed fields of an attribution from the baggage that a request brings, and keeps all of our members from
 * travelling on by themselves: what an outsider claims must not reach a service behind this one as if this one had said it.
 * Stands last in a composite, and sends nothing.
 */
export class AttributionPropagator implements TextMapPropagator {
  readonly #fields: ReturnType<typeof allowedFields>;
  readonly #baggage: W3CBaggagePropagator = new W3CBaggagePropagator();

  /** Without options nothing is taken. */
  constructor(inbound?: InboundBaggage) {
    this.#fields = inbound === undefined ? [] : allowedFields('inbound', inbound.fields);
  }

  inject(): void {}

  extract(from: Context, carrier: unknown, getter: TextMapGetter): Context {
    const told = propagation.getBaggage(this.#baggage.extract(ROOT_CONTEXT, carrier, getter));
    if (told === undefined) return from;
    const attribution = this.#attributionIn(told);
    const attributed = Object.keys(attribution).length === 0 ? from : contextWithAttribution(from, attribution).setValue(TAKEN, true);
    return withoutOwnMembers(attributed);
  }

  fields(): string[] {
    return this.#baggage.fields();
  }

  #attributionIn(baggage: Baggage): Attribution {
    const attribution: MutableAttribution = {};
    const metadata: [string, string][] = [];
    for (const field of this.#fields) {
      const value = baggage.getEntry(baggageMemberOf(field))?.value;
      if (value === undefined) continue;
      if (isPlain(field)) attribution[field] = value;
      else metadata.push([field.slice('metadata.'.length), value]);
    }
    if (metadata.length > 0) attribution.metadata = Object.fromEntries(metadata);
    return attribution;
  }
}

/** Whether the attribution of a request's baggage is in this context already, because an instrumentation put it there. */
export function isBaggageTaken(from: Context): boolean {
  return from.getValue(TAKEN) === true;
}

function isPlain<Field extends string>(field: Field): field is Exclude<Field, `metadata.${string}`> {
  return !field.startsWith('metadata.');
}

function withoutOwnMembers(from: Context): Context {
  const baggage = propagation.getBaggage(from);
  const own = baggage?.getAllEntries().flatMap(([name]) => (name.startsWith(BAGGAGE_PREFIX) ? [name] : [])) ?? [];
  return baggage === undefined || own.length === 0 ? from : propagation.setBaggage(from, baggage.removeEntries(...own));
}
