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

/** An amount that a client writes: 15 digits before the point and 20 after it. */
export function writtenUsd(what: string, { negative = false } = {}) {
  const advice = `write ${what} as a text, a plain decimal ${negative ? '' : 'that is not negative '}in US dollars with at most 20 decimals, such as "49.90"`;
  return z.string(advice).regex(negative ? /^-?\d{1,15}(\.\d{1,20})?$/ : /^\d{1,15}(\.\d{1,20})?$/, advice);
}
