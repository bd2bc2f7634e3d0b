import { z } from 'zod';
import { METERS, type Meter } from '../meters.ts';
import { MOST_RULES } from '../rules.ts';

const price = z
  .string('a price is a decimal string in quotes, such as "1.25"')
  .regex(/^\d{1,12}(\.\d{1,14})?$/, 'a price is a plain decimal string of at most 14 decimals, such as "1.25"');
const factor = z
  .string('a multiplier is a decimal string in quotes, such as "0.5"')
  .regex(/^\d{1,4}(\.\d{1,10})?$/, 'a multiplier is a plain decimal string of at most 10 decimals, such as "0.5"');
const instant = z.iso.datetime({ offset: true, error: 'a time is ISO 8601 with a time zone, such as 2026-11-01T00:00:00Z' });
const day = z.iso.date('a day is written 2026-11-22');
const name = z.string().min(1, 'must not be empty');
const prices = z.strictObject(
  Object.fromEntries(METERS.map((meter) => [meter, price.optional()])) as Record<Meter, z.ZodOptional<typeof price>>,
);
const meter = z.enum(METERS as [Meter, ...Meter[]]);
const tokens = z.int().positive();

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$|^24:00$/, 'a time of day is written 09:00, the end of the day 24:00');
const schedule = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'is no IANA time zone, such as Asia/Shanghai'),
  days: z.array(z.int().min(1).max(7)).min(1).optional(),
  windows: z
    .array(
      z
        .strictObject({ from: timeOfDay, to: timeOfDay })
        .refine(({ from, to }) => from < to, 'a window ends after it begins; split one over midnight in two'),
    )
    .min(1),
  exceptDates: z.array(day).optional(),
});
const condition = z
  .strictObject({
    promptOver: tokens.optional(),
    promptFrom: tokens.optional(),
    serviceTier: z.array(name).min(1).optional(),
    geography: z.array(name).min(1).optional(),
    geographyNot: z.array(name).min(1).optional(),
    parameters: z.record(name, z.array(name).min(1)).optional(),
    schedule: schedule.optional(),
  })
  .refine((stated) => Object.keys(stated).length > 0, 'a rule needs a condition; what always holds belongs into prices')
  .refine(
    ({ promptOver, promptFrom }) => promptOver === undefined || promptFrom === undefined,
    'a rule has at most one of promptOver (more than) and promptFrom (at least)',
  );
const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'the id of a rule is lower case, such as batch or over-200000'),
    when: condition,
    prices: prices.optional(),
    multiply: factor.optional(),
    meters: z.array(meter).min(1).optional(),
  })
  .refine((stated) => (stated.prices === undefined) !== (stated.multiply === undefined), 'a rule has exactly one of prices and multiply')
  .refine((stated) => stated.meters === undefined || stated.multiply !== undefined, 'meters go with multiply');
const rules = z.array(rule).max(MOST_RULES - 1, `a price has at most ${MOST_RULES - 1} rules`);
const source = z.strictObject({ url: z.url(), checkedAt: day, note: z.string().optional() });

const version = z.strictObject({
  version: z.int().positive(),
  validFrom: instant.optional(),
  validTo: instant.optional(),
  recordedAt: instant,
  supersedes: z.array(z.int().positive()).min(1).optional(),
  status: z.enum(['verified', 'imported', 'disputed', 'default', 'free']),
  source,
  prices,
  rules: rules.optional(),
  minimums: z.partialRecord(meter, z.number().positive()).optional(),
});
const model = z.strictObject({
  providers: z.array(name).min(1),
  model: name,
  aliases: z.array(name).optional(),
  dated: z.boolean().optional(),
  deprecation: z.strictObject({ retiresAt: instant, replacement: name.optional(), source }).optional(),
  versions: z.array(version).min(1),
});

const alias = z.strictObject({
  provider: name,
  model: name,
  to: z.strictObject({ provider: name, model: name }),
  serviceTier: name.optional(),
  geography: name.optional(),
});
const dated = {
  id: name,
  validFrom: instant.optional(),
  validTo: instant.optional(),
  recordedAt: instant,
  reason: z.string().min(1, 'a reason says why, for whoever reads the book later'),
  by: name.optional(),
};
const override = z.strictObject({ ...dated, providers: z.array(name).min(1), model: name, prices, rules: rules.optional() });
const defaultPrice = z.strictObject({ ...dated, providers: z.array(name).min(1).optional(), status: z.enum(['default', 'free']), prices });
const term = z
  .strictObject({
    providers: z.array(name).min(1).optional(),
    models: z.array(name).min(1).optional(),
    multiply: factor.optional(),
    meters: z.array(meter).min(1).optional(),
    prices: prices.optional(),
  })
  .refine((stated) => (stated.prices === undefined) !== (stated.multiply === undefined), 'a term has exactly one of prices and multiply')
  .refine((stated) => stated.meters === undefined || stated.multiply !== undefined, 'meters go with multiply');
const contract = z.strictObject({ ...dated, tenant: name, terms: z.array(term).min(1) });

/** The form of a book: the fields of `PriceBook`, without what it stands on. */
export const BOOK_SCHEMA: z.ZodType<object> = z.strictObject({
  schema: z.literal('spancost/price-book/v1'),
  id: name,
  revision: z.int().nonnegative(),
  currency: z.literal('USD'),
  models: z.array(model),
  aliases: z.array(alias).optional(),
  overrides: z.array(override).optional(),
  defaults: z.array(defaultPrice).optional(),
  contracts: z.array(contract).optional(),
  extends: z.unknown().optional(),
});

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
