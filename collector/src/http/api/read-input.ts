import type { z } from 'zod';
import { HttpError } from '../http-error.ts';

/**
 * What a client sent, checked.
 *
 * @param status 400, or 422 for values that are well-formed and impossible.
 * @throws HttpError naming the first field that is wrong.
 */
export function readInput<T>(schema: z.ZodType<T>, input: unknown, status: 400 | 422 = 400): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new HttpError(status, `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not understood'}`);
}
