import { z } from 'zod';

/** What the directory has of a user. */
export const DIRECTORY = {
  name: z.string().nullable().describe('As the directory has it; null where it has none.'),
  email: z.string().nullable().describe('As the directory has it; null where it has none.'),
};
