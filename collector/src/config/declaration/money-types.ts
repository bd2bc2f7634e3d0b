import { z } from 'zod';
import type { ValueType } from './value-type.ts';

const itself = (text: string): string => text;

/** US dollars as they are written: a double would not hold every amount. */
export const amount: ValueType<string> = {
  name: 'amount in US dollars',
  schema: z
    .string('write an amount in US dollars such as 250 or "0.10"')
    .regex(/^\d{1,15}(\.\d{1,20})?$/, 'write a plain decimal amount in US dollars such as 250 or "0.10"')
    .refine((decimal) => /[1-9]/.test(decimal), 'write an amount above zero'),
  json: {
    oneOf: [
      { type: 'number', exclusiveMinimum: 0 },
      { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,20})?$' },
    ],
  },
  fromText: itself,
  asWritten: true,
};

const CEILING = 'write a plain decimal amount in US dollars from 0, below a million and with 14 decimals at most, such as 100 or "0.05"';

/** US dollars from zero; a millionth of it has no more than the 20 decimals that the ledger keeps. */
export const ceilingAmount: ValueType<string> = {
  name: 'amount in US dollars',
  schema: z.string(CEILING).regex(/^\d{1,6}(\.\d{1,14})?$/, CEILING),
  json: {
    oneOf: [
      { type: 'number', minimum: 0, exclusiveMaximum: 1_000_000 },
      { type: 'string', pattern: '^\\d{1,6}(\\.\\d{1,14})?$' },
    ],
  },
  fromText: itself,
  asWritten: true,
};

const MOST_SHARE = 10;
const SHARE = `write a share above zero and up to ${MOST_SHARE}, with six decimals at most, such as 0.8`;

/** Shares of a budget in rising order, each as its shortest decimal: a double would not hold every one. */
export const shares: ValueType<readonly string[]> = {
  name: 'rising list of shares',
  schema: z
    .array(
      z
        .string(SHARE)
        .regex(/^\d{1,2}(\.\d{1,6})?$/, SHARE)
        .refine((share) => Number(share) > 0 && Number(share) <= MOST_SHARE, SHARE)
        .transform(shortest),
      'write a list of shares such as [0.8, 1]',
    )
    .min(1, 'write one share at least, such as [1]')
    .max(10, 'write ten shares at most')
    .superRefine((all, context) => {
      for (const [index, share] of all.entries()) {
        const before = all[index - 1];
        if (before === share)
          context.addIssue({ code: 'custom', path: [index], message: `${share} is there already; leave one of them out` });
        else if (Number(before ?? 0) > Number(share))
          context.addIssue({ code: 'custom', path: [index], message: `write shares in rising order: ${share} before ${before}` });
      }
    }),
  json: {
    type: 'array',
    minItems: 1,
    maxItems: 10,
    items: {
      oneOf: [
        { type: 'number', exclusiveMinimum: 0, maximum: MOST_SHARE },
        { type: 'string', pattern: '^\\d{1,2}(\\.\\d{1,6})?$' },
      ],
    },
  },
  asWritten: true,
};

/** `0.80` and `00.8` are `0.8`, which is how the label `threshold` names it. */
function shortest(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${Number(whole)}${rest === '' ? '' : `.${rest}`}`;
}
