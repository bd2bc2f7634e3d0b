import { z } from 'zod';

/** Where the next page of a list begins. */
export const nextCursor = z
  .string()
  .nullable()
  .describe('Send it as cursor, with the same query, for the next page; null on the last one.');
