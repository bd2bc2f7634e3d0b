import { ATTRIBUTION_ATTRIBUTES, type AttributionField } from './attribution.ts';

/** A part of an attribution that may travel between services: a field, or one key of the metadata, `metadata.plan`. */
export type BaggageField = AttributionField | `metadata.${string}`;

/** Where the name of every baggage member of ours begins. */
export const BAGGAGE_PREFIX = 'spancost.';

/** Whether this is the name of a field that may travel. */
export function isBaggageField(name: unknown): name is BaggageField {
  return typeof name === 'string' && (Object.hasOwn(ATTRIBUTION_ATTRIBUTES, name) || /^metadata\../.test(name));
}

/**
 * Name of the W3C baggage member that carries a field. All are in our namespace, so that what another tool sends as
 * `user.id` is neither read nor held back.
 *
 * @example baggageMemberOf('user') // 'spancost.user'
 * @example baggageMemberOf('metadata.plan') // 'spancost.metadata.plan'
 */
export function baggageMemberOf(field: BaggageField): string {
  return BAGGAGE_PREFIX + field;
}
