import { z } from 'zod';

const DURATION_UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const SIZE_UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** A length of time, `15s` or `500ms`, as milliseconds. */
export const duration: z.ZodType<number, string> = quantity(DURATION_UNITS_MS, 'a length of time such as 500ms, 15s, 5m or 1h');

/** A size, `4MiB` or `512KiB`, as bytes. */
export const size: z.ZodType<number, string> = quantity(SIZE_UNITS, 'a size such as 512KiB or 4MiB');

function quantity(units: Readonly<Record<string, number>>, expected: string): z.ZodType<number, string> {
  return z.string(`write ${expected}`).transform((text, context) => {
    const [, digits, unit] = /^(\d{1,9})\s*([A-Za-z]+)$/.exec(text) ?? [];
    const factor = unit === undefined ? undefined : units[unit];
    if (factor === undefined || Number(digits) === 0) {
      context.addIssue({ code: 'custom', message: `"${text}" is not ${expected}` });
      return z.NEVER;
    }
    return Number(digits) * factor;
  });
}
