import type { z } from 'zod';
import { HttpError } from '../http-error.ts';

/** Where a page of a list ended, as a text that the client sends back as it is. */
export function jsonCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position that a cursor of this form stands for. @throws HttpError 400 for what is none. */
export function readJsonCursor<T>(written: string, form: z.ZodType<T>): T {
  const position = parse(written);
  const read = form.safeParse(position);
  // Decoding skips what is not of its alphabet.
  if (!read.success || jsonCursor(position) !== written)
    throw new HttpError(400, 'cursor: the next_cursor of the page before, of the same query');
  return read.data;
}

function parse(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, 'base64url').toString());
  } catch {
    return undefined;
  }
}
