import { z } from 'zod';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import { readGenaiSheet, type GenaiSheet } from './genai-sheet.ts';
import { promptRules } from './prompt-rules.ts';
import { utcWindows } from './utc-windows.ts';

/** A span of time and what holds in it. */
export interface GenaiVersion {
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly prices: MeterPrices;
  readonly rules: readonly PriceRule[];
}

/** What is wrong with the prices of a model, and where. */
export interface GenaiProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

const CONSTRAINT = z
  .union([
    z.object({ start_date: z.iso.date() }).transform(({ start_date }) => ({ from: `${start_date}T00:00:00Z` })),
    z.object({ start_time: z.string(), end_time: z.string() }).transform(({ start_time, end_time }, context) => {
      const hours = utcWindows(start_time, end_time);
      if (hours !== undefined) return { hours };
      context.addIssue({ code: 'custom', message: 'are no hours of a day' });
      return z.NEVER;
    }),
  ])
  .optional();
const CONDITIONAL = z
  .array(z.object({ constraint: CONSTRAINT, prices: z.unknown() }))
  .min(1)
  .max(50);

/**
 * The prices of a model over time. Of several that hold the last one counts, so hours without a date are read as hours of the
 * dated price that stands before them.
 */
export function versionsOf(prices: unknown): readonly GenaiVersion[] | GenaiProblem {
  if (!Array.isArray(prices)) {
    const sheet = readGenaiSheet(prices);
    return 'problem' in sheet ? sheet : [versionOf(sheet)];
  }
  const parsed = CONDITIONAL.safeParse(prices);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { path: (issue?.path ?? []) as (string | number)[], problem: issue?.message ?? 'are no prices' };
  }
  const versions: { from?: string; sheet: GenaiSheet; rules: PriceRule[] }[] = [];
  for (const [index, { constraint, prices: stated }] of parsed.data.entries()) {
    const sheet = readGenaiSheet(stated);
    if ('problem' in sheet) return { path: [index, 'prices', ...sheet.path], problem: sheet.problem };
    if (constraint !== undefined && 'hours' in constraint) {
      const id = `hours-${index}`;
      const when = { schedule: constraint.hours };
      versions.at(-1)?.rules.push({ id, when, prices: sheet.base }, ...promptRules(sheet.base, sheet.long, 'over', { id, when }));
    } else versions.push({ ...constraint, sheet, rules: [] });
  }
  const dated = versions.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return dated.map(({ from, sheet, rules }, index) => {
    const next = dated[index + 1]?.from;
    return {
      ...versionOf(sheet, rules),
      ...(from === undefined ? {} : { validFrom: from }),
      ...(next === undefined ? {} : { validTo: next }),
    };
  });
}

function versionOf({ base, long }: GenaiSheet, hours: readonly PriceRule[] = []): GenaiVersion {
  return { prices: base, rules: [...promptRules(base, long), ...hours] };
}
