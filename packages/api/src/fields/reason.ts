import { z } from 'zod';

/** Why somebody does something, kept beside what is done. */
export function reason(why: string) {
  return z
    .string(why)
    .trim()
    .min(1, why)
    .max(1000, 'at most 1,000 characters')
    .meta({ wire: { type: 'string', pattern: '\\S', maxLength: 1000 } });
}
