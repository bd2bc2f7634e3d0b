import { z } from 'zod';
import { InvalidPriceBookError } from './errors.ts';
import { METERS, type Meter, type ModelPrices, type PriceBook } from './price-book.ts';

/** At most 14 decimals: with six more for a token a cost fits the ledger's 20 without rounding. */
const price = z
  .string('a price is a decimal string in quotes, such as "1.25"')
  .regex(/^\d{1,12}(\.\d{1,14})?$/, 'a price is a plain decimal string of at most 14 decimals, such as "1.25"');
const instant = z.iso.datetime({ offset: true, error: 'a time is ISO 8601 with a time zone, such as 2026-11-01T00:00:00Z' });
const day = z.iso.date('a day is written 2026-11-22');
const prices = z.strictObject(
  Object.fromEntries(METERS.map((meter) => [meter, price.optional()])) as Record<Meter, z.ZodOptional<typeof price>>,
);
const tokens = z.int().positive();
const tier = z
  .strictObject({ over: tokens.optional(), from: tokens.optional(), prices })
  .refine(
    ({ over, from }) => (over === undefined) !== (from === undefined),
    'a long-context tier has exactly one of over (more than) and from (at least)',
  );
const version = z.strictObject({
  version: z.int().positive(),
  validFrom: instant,
  validTo: instant.optional(),
  recordedAt: instant,
  status: z.enum(['verified', 'imported', 'disputed', 'default', 'free']),
  source: z.strictObject({ url: z.url(), checkedAt: day, note: z.string().optional() }),
  prices,
  longContext: z.array(tier).optional(),
});
const model = z.strictObject({
  providers: z.array(z.string().min(1)).min(1),
  model: z.string().min(1),
  aliases: z.array(z.string().min(1)).optional(),
  dated: z.boolean().optional(),
  versions: z.array(version).min(1),
});
const book = z.strictObject({
  schema: z.literal('spancost/price-book/v1'),
  id: z.string().min(1),
  revision: z.int().nonnegative(),
  currency: z.literal('USD'),
  models: z.array(model),
});

/**
 * A price book from plain data (JSON or YAML, already parsed), checked in full: form, decimal strings, times, versions
 * that do not overlap, ids that are not claimed twice.
 *
 * @throws InvalidPriceBookError with the path of the first problem.
 */
export function parsePriceBook(data: unknown): PriceBook {
  const parsed = book.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InvalidPriceBookError((issue?.path ?? []) as (string | number)[], issue?.message ?? 'not a price book');
  }
  // The schema has the interface's fields; only "absent or undefined" against "absent" tells them apart.
  const checked = parsed.data as PriceBook;
  checkIds(checked.models);
  for (const [index, entry] of checked.models.entries()) checkVersions(entry, ['models', index]);
  return checked;
}

function checkIds(models: readonly ModelPrices[]): void {
  const owners = new Map<string, string>();
  for (const [index, entry] of models.entries()) {
    for (const provider of entry.providers) {
      for (const name of [entry.model, ...(entry.aliases ?? [])]) {
        const key = JSON.stringify([provider, name]);
        const owner = owners.get(key);
        if (owner !== undefined)
          throw new InvalidPriceBookError(
            ['models', index],
            `"${name}" of provider "${provider}" is claimed already by "${owner}"; an id belongs to one model`,
          );
        owners.set(key, entry.model);
      }
    }
  }
}

function checkVersions(entry: ModelPrices, path: readonly (string | number)[]): void {
  const ordered = entry.versions
    .map((each, index) => ({ ...each, index }))
    .toSorted((a, b) => Date.parse(a.validFrom) - Date.parse(b.validFrom));
  const seen = new Set<number>();
  for (const [position, each] of ordered.entries()) {
    const at = [...path, 'versions', each.index];
    if (seen.has(each.version))
      throw new InvalidPriceBookError(at, `version ${each.version} of "${entry.model}" is there twice; versions count up`);
    seen.add(each.version);
    const end = each.validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(each.validTo);
    if (end <= Date.parse(each.validFrom))
      throw new InvalidPriceBookError([...at, 'validTo'], `${each.validTo} is not after validFrom, ${each.validFrom}`);
    const next = ordered[position + 1];
    if (next !== undefined && end > Date.parse(next.validFrom)) {
      throw new InvalidPriceBookError(
        [...at, 'validTo'],
        `version ${each.version} of "${entry.model}" is still in force when version ${next.version} begins, ${next.validFrom}; end it there`,
      );
    }
  }
}
