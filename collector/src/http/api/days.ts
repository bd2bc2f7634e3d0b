import { z } from 'zod';
import type { TimeRange } from '../../ledger/views.ts';

const DAY_MS = 86_400_000;

/** How many days an answer is about unless the request says otherwise. */
export const DEFAULT_DAYS = 30;

/** The parameter `days` of a query. */
export const days: z.ZodType<number, string> = z
  .string()
  .regex(/^\d{1,4}$/, 'a whole number of days from 1 to 3660')
  .transform(Number)
  .refine((count) => count >= 1 && count <= 3660, 'a whole number of days from 1 to 3660');

/** The last days, up to and with this moment, and with calls that a sender's clock puts a little after it. */
export function lastDays(count: number, at: number): TimeRange {
  return { from: at - count * DAY_MS, to: at + DAY_MS };
}
