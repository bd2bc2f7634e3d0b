import { z } from 'zod';

/** An exact amount in an answer: a decimal string in US dollars. */
export const usd = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({
    id: 'Usd',
    title: 'US dollars',
    description: 'An exact amount of US dollars, as a plain decimal string.',
    examples: ['0.00325'],
  });

/** An exact amount that may not be known, which is not zero. */
export const usdOrUnknown = usd.nullable().describe('An exact amount of US dollars; null while it is not known, which is not zero.');

interface WrittenUsd {
  /** Whether it may be below zero. */
  readonly negative?: boolean;
  /** Digits before the point that it may have. */
  readonly digits?: number;
}

/** An amount that a client writes: 15 digits before the point, unless told, and 20 after it. */
export function writtenUsd(what: string, { negative = false, digits = 15 }: WrittenUsd = {}) {
  const advice = `write ${what} as a text, a plain decimal ${negative ? '' : 'that is not negative '}in US dollars with at most ${digits} digits before the point and 20 after it, such as "1249.90": no sign of a currency, no thousands separators, no exponent`;
  return z.string(advice).regex(new RegExp(`^${negative ? '-?' : ''}\\d{1,${digits}}(\\.\\d{1,20})?$`), advice);
}
