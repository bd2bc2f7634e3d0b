import { field, text } from '../json-fields.ts';
import { CUT_OFF } from './answer-reader.ts';

/** What an answer or event whose field `error` tells an error says of its kind, by its code, type or status; undefined where it tells none. */
export function errorCodeOf(event: unknown): string | undefined {
  const error = field(event, 'error');
  if (typeof error === 'string') return CUT_OFF;
  if (typeof error !== 'object' || error === null) return undefined;
  const code = field(error, 'code');
  return text(error, 'code') ?? text(error, 'type') ?? text(error, 'status') ?? (typeof code === 'number' ? String(code) : CUT_OFF);
}
