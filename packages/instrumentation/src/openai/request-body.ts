import { field } from '../json-fields.ts';

/** A text of a request that may be JSON or, where files go with it, a form; undefined if it is not there or says nothing. */
export function requestedText(body: unknown, name: string): string | undefined {
  const value = body instanceof FormData ? body.get(name) : field(body, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
