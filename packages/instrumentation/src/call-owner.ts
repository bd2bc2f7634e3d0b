import { createContextKey, trace, type Context } from '@opentelemetry/api';
import { CONTEXT_KEY_CALL_OWNED, readCall } from '@spancost/conventions';
import { field } from './json-fields.ts';

const OWNED = createContextKey(CONTEXT_KEY_CALL_OWNED);

/** The key by which OpenTelemetry's `suppressTracing()` works; its name is the same in all copies of `@opentelemetry/core`. */
const SUPPRESSED = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** The same context, in which the call that is made has its span already. */
export function owned(from: Context): Context {
  return from.setValue(OWNED, true);
}

/**
 * Whether a request in this context needs no span of its own: a layer above says that it has one, tracing is suppressed, or
 * the active span is itself one of an AI call (of an SDK's own tracing, or of somebody else's instrumentation).
 */
export function hasOwner(from: Context): boolean {
  if (from.getValue(OWNED) === true || from.getValue(SUPPRESSED) === true) return true;
  const attributes = field(trace.getSpan(from), 'attributes');
  return typeof attributes === 'object' && attributes !== null && readCall({ ...attributes }) !== undefined;
}
