import { context, createContextKey, type Context } from '@opentelemetry/api';
import type { Attribution } from '@spancost/conventions';

const ATTRIBUTION = createContextKey('spancost.attribution');

/**
 * Runs a function so that every AI call inside it, however deep and however asynchronous, is attributed. Fields of an
 * inner attribution win over those of an outer one; metadata is merged. Returns what the function returns.
 *
 * @example await withAttribution({ user: 'u-17', tenant: 'acme', feature: 'chat' }, () => answer(question));
 */
export function withAttribution<T>(attribution: Attribution, fn: () => T): T {
  const active = context.active();
  return context.with(active.setValue(ATTRIBUTION, merge(attributionOf(active), attribution)), fn);
}

/** The attribution that calls in this context have. */
export function attributionOf(from: Context): Attribution | undefined {
  return from.getValue(ATTRIBUTION) as Attribution | undefined;
}

function merge(outer: Attribution | undefined, inner: Attribution): Attribution {
  if (outer === undefined) return inner;
  const metadata = { ...outer.metadata, ...inner.metadata };
  return { ...outer, ...inner, ...(Object.keys(metadata).length > 0 ? { metadata } : {}) };
}
