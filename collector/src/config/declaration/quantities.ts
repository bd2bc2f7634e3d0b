import { z } from 'zod';
import type { ValueType } from './value-type.ts';

const TIMES_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SIZES: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** A length of time, `15s` or `500ms`, as milliseconds. The default's upper bound is about what a timer takes (24.8 days). */
export function duration(from: string = '1ms', to: string = '500h'): ValueType<number> {
  return quantity('length of time', TIMES_MS, 'a length of time such as 500ms, 15s, 5m or 1h', from, to);
}

/** A size, `4MiB` or `512KiB`, as bytes. */
export function size(from: string, to: string): ValueType<number> {
  return quantity('size', SIZES, 'a size such as 512KiB or 4MiB', from, to);
}

/** @param from And `to`: bounds, both included, as they would be written. */
function quantity(name: string, units: Readonly<Record<string, number>>, expected: string, from: string, to: string): ValueType<number> {
  const read = (text: string): number | undefined => {
    const [, digits, unit] = /^(\d{1,9})\s*([A-Za-z]+)$/.exec(text) ?? [];
    const factor = unit === undefined ? undefined : units[unit];
    return factor === undefined ? undefined : Number(digits) * factor;
  };
  const [least = 0, most = Infinity] = [read(from), read(to)];
  const schema = z.string(`write ${expected}`).transform((text, context) => {
    const value = read(text);
    if (value !== undefined && value >= least && value <= most) return value;
    const message = value === undefined ? `"${text}" is not ${expected}` : `"${text}" is not a ${name} from ${from} to ${to}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
  return {
    name: `${name} from ${from} to ${to}`,
    schema,
    json: { type: 'string', pattern: `^\\d{1,9}\\s*(${Object.keys(units).join('|')})$` },
    fromText: (text) => text,
    written: (value) => {
      const [unit, factor] = Object.entries(units).findLast(([, each]) => value % each === 0) ?? ['', 1];
      return `${value / factor}${unit}`;
    },
  };
}
