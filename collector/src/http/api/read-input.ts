import { z } from 'zod';
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
  throw new HttpError(status, `${path === '' ? '' : `${path}: `}${issue === undefined ? 'not understood' : explain(issue, schema)}`);
}

function explain(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  if (issue.code === 'invalid_type' && issue.path.length === 0) return 'write a JSON object, such as {"name": "value"}';
  if (issue.code !== 'unrecognized_keys' || issue.path.length > 0 || !(schema instanceof z.ZodObject)) return issue.message;
  const [key] = issue.keys;
  const known = Object.keys(schema.shape);
  return `${key}: is not known; ${known.length === 0 ? 'leave it out' : `write one of ${known.join(', ')}`}`;
}
