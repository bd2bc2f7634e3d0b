import { z } from 'zod';

/** How many days an answer is about unless the request says otherwise. */
export const DEFAULT_DAYS = 30;

/** The parameter `days` of a query. */
export const days: z.ZodType<number, string> = z
  .string()
  .regex(/^\d{1,4}$/, 'a whole number of days from 1 to 3660')
  .transform(Number)
  .refine((count) => count >= 1 && count <= 3660, 'a whole number of days from 1 to 3660');

/** The parameter `limit` of a query: 100 unless it says otherwise. @param max A power of ten. */
export function limitUpTo(max: number): z.ZodType<number, string | undefined> {
  const advice = `a whole number from 1 to ${max}`;
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${String(max).length}}$`), advice)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= max, advice)
    .default(100);
}

/** A moment. */
export const instant: z.ZodISODateTime = z.iso.datetime({
  offset: true,
  error: 'a time in ISO 8601 with its zone, such as 2026-11-01T00:00:00Z',
});

/** More than the ledger keeps of a name by default, and less than a request line holds. */
const LONGEST_NAME = 5000;
const NAME = `a text of 1 to ${LONGEST_NAME} characters, once`;

/** A name to look for. */
export const wantedName: z.ZodOptional<z.ZodString> = z.string(NAME).min(1, NAME).max(LONGEST_NAME, NAME).optional();

/** The plan that is approved. */
export const approvedPlan: z.ZodOptional<z.ZodString> = z
  .string()
  .regex(/^[\da-f]{32}$/, 'the plan_id of the plan that is approved')
  .optional();
