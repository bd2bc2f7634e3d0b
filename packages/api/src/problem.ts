import { z } from 'zod';

/** What is answered where something is wrong: RFC 9457, `application/problem+json`. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong, where, and what to do next.'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });

export type Problem = z.infer<typeof problem>;
