import { HttpError } from './http-error.ts';

/** Printable ASCII, as HTTP headers are. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e][\x20-\x7e]{0,254}$/;

/** The header by which a request is known when it is sent again. @throws HttpError 400 for one that is no such key. */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && IDEMPOTENCY_KEY.test(header)) return header;
  throw new HttpError(400, 'Idempotency-Key is 1 to 255 printable ASCII characters');
}
