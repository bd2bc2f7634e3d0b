import { z } from 'zod';

/** Bounds of a whole number, both of which it may be. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number of a query, where everything is text: digits only, so that `1e3` and `0x10` are mistakes. */
export function wholeNumber(what: string, { min, max }: Bounds) {
  const advice = `write ${what}, a whole number from ${min} to ${max}`;
  return z
    .union(
      [
        z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
        z.int(),
      ],
      advice,
    )
    .pipe(z.int(advice).min(min, advice).max(max, advice))
    .meta({ wire: { type: 'integer', minimum: min, maximum: max } });
}

/** How many rows a page or a ranking has. */
export function limitUpTo(max: number, fallback = 100) {
  return wholeNumberOr(fallback, 'how many are wanted', { min: 1, max }).describe('How many are told at most.');
}

/** A whole number of a query that need not be written. Of values that are read zod does not tell the one that they have then. */
export function wholeNumberOr(fallback: number, what: string, { min, max }: Bounds) {
  return wholeNumber(what, { min, max })
    .default(fallback)
    .meta({ wire: { type: 'integer', minimum: min, maximum: max, default: fallback } });
}
