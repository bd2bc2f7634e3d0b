import { z } from 'zod';
import { multiplyExact } from '../exact.ts';
import { exactPrice } from './exact-price.ts';

/** A price in a list, as the exact decimal per million, thousand or hour that our meters take. */
export type PriceField<Written extends number | string> = z.ZodType<string | undefined, Written | null | undefined>;

const NO_PRICE = 'is no price: a number of US dollars that is not negative';

/**
 * A number, times ten to the power of `shift`, times `factor`; null and missing are no price.
 *
 * @param shift 6 from per token to per million, 3 from per call to per thousand, 4 from cents per token.
 * @param factor What no power of ten does: `'3600'` from per second to per hour.
 */
export function priceField(shift: number = 0, factor?: string): PriceField<number> {
  return z
    .number(NO_PRICE)
    .nullish()
    .transform((value, context) => {
      if (value === undefined || value === null) return undefined;
      const price = exactPrice(value, shift);
      if (price === undefined) {
        context.addIssue({ code: 'custom', message: NO_PRICE });
        return z.NEVER;
      }
      return factor === undefined ? price : multiplyExact(price, factor);
    });
}

/** As {@link priceField}, for a list that writes its numbers as text: `'0.0000025'`. */
export function priceText(shift: number): PriceField<string> {
  return z
    .string(NO_PRICE)
    .regex(/^\d{1,30}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,3})?$/, NO_PRICE)
    .transform(Number)
    .nullish()
    .pipe(priceField(shift));
}

/** Tokens of a prompt at which a price changes. */
export const TOKEN_BOUND: z.ZodType<number> = z.int('is no number of tokens').positive('is no number of tokens');
