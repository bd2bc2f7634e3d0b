import { z } from 'zod';

/** What is answered where something is wrong: RFC 9457, `application/problem+json`. */
export const problem = z
  .looseObject({
    type: z.string().describe('about:blank: the status says what kind of problem it is.'),
    title: z.string().describe('The name of the status.'),
    status: z.int().describe('The status of the answer.'),
    detail: z.string().describe('What is wrong, where, and what to do next.'),
  })
  .meta({ id: 'Problem', description: 'What is wrong (RFC 9457). Some problems have further members, which the operation tells of.' });

export type Problem = z.infer<typeof problem>;
