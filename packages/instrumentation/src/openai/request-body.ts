import { field } from '../json-fields.ts';

/** A field of a request that may be JSON or, where files go with it, a form; undefined if it is not there. */
export function requested(body: unknown, name: string): unknown {
  return body instanceof FormData ? (body.get(name) ?? undefined) : field(body, name);
}

/** The same, if it is a text that says something. */
export function requestedText(body: unknown, name: string): string | undefined {
  const value = requested(body, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
