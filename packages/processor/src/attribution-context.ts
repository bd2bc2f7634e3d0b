import { context, createContextKey, diag, type Context } from '@opentelemetry/api';
import type { Attribution } from '@spancost/conventions';
import { AttributionScope } from './attribution-scope.ts';
import { runInside } from './generators.ts';
import { parseAttribution } from './parse-attribution.ts';

const SCOPE = createContextKey('spancost.attribution');

/**
 * Runs a function so that every AI call inside it, however deep and however asynchronous, is attributed. Fields of an
 * inner attribution win over those of an outer one; metadata is merged. Returns what the function returns; a generator runs
 * inside as well, whoever asks it for its values.
 *
 * @example await withAttribution({ user: 'u-17', tenant: 'acme', feature: 'chat' }, () => answer(question));
 */
export function withAttribution<T>(attribution: Attribution, fn: () => T): T {
  const inside = contextWithAttribution(context.active(), attribution);
  const made = context.with(inside, fn);
  runInside(made, inside);
  return made;
}

/**
 * Adds to the attribution of the surrounding {@link withAttribution} or request middleware, from here on: for what is known
 * only once the user has signed in, or the tool has been chosen. A field that is there is replaced, metadata is merged; calls
 * that have begun keep what they had, and so does everything outside. Where nothing surrounds it, nothing is changed and
 * OpenTelemetry's diagnostics are told: there would be no end to such an attribution. A server that was started inside
 * `withAttribution` needs a request middleware, because all its requests are in that one scope.
 *
 * @example setAttribution({ user: session.userId, metadata: { plan: 'pro' } });
 */
export function setAttribution(attribution: Attribution): void {
  const scope = scopeOf(context.active());
  if (scope === undefined)
    diag.warn('spancost: setAttribution() does nothing here; call it inside withAttribution() or below a request middleware');
  else scope.add(parseAttribution(attribution));
}

/** The attribution that calls which begin in this context have. */
export function attributionOf(from: Context): Attribution | undefined {
  return scopeOf(from)?.attribution;
}

/** The same context with an attribution of its own on top, to which {@link setAttribution} adds. */
export function contextWithAttribution(from: Context, attribution: Attribution): Context {
  return from.setValue(SCOPE, new AttributionScope(scopeOf(from), parseAttribution(attribution)));
}

/** Where {@link setAttribution} adds in this context. */
export function scopeOf(from: Context): AttributionScope | undefined {
  // Only this file sets the value.
  return from.getValue(SCOPE) as AttributionScope | undefined;
}
