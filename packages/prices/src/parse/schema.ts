import { z } from 'zod';
import { canonicalProvider } from '@spancost/conventions';
import { METERS, type Meter } from '../meters.ts';
import { problemOfQuantity } from '../quantities.ts';
import { MOST_RULES } from '../rules.ts';
import { canonicalTier } from '../service-tier.ts';

const price = z
  .string('a price is a decimal string in quotes, such as "1.25"')
  .regex(/^\d{1,12}(\.\d{1,14})?$/, 'a price is a plain decimal string of at most 14 decimals, such as "1.25"');
const factor = z
  .string('a multiplier is a decimal string in quotes, such as "0.5"')
  .regex(/^\d{1,4}(\.\d{1,10})?$/, 'a multiplier is a plain decimal string of at most 10 decimals, such as "0.5"');
const INSTANT = 'a time is ISO 8601 with a time zone, such as 2026-11-01T00:00:00Z';
const instant = z.iso.datetime({ offset: true, error: INSTANT }).refine((text) => Number.isFinite(Date.parse(text)), INSTANT);
const day = z.iso.date('a day is written 2026-11-22');
const name = z.string('must be a text').min(1, 'must not be empty');
// Calls are looked up under today's names; a price under any other spelling would be there and never be found.
const provider = name.refine((text) => canonicalProvider(text) === text, {
  error: ({ input }) => `provider "${String(input)}" is written "${canonicalProvider(String(input))}" in a book`,
});
const providers = z.array(provider).min(1);
const tier = name.refine((text) => canonicalTier(text) === text, {
  error: ({ input }) => `service tier "${String(input)}" is written "${canonicalTier(String(input))}" in a rule`,
});
const place = name.refine((text) => text.toLowerCase() === text, 'a geography is written in lower case, such as us or europe-west4');
const prices = z.strictObject(
  Object.fromEntries(METERS.map((meter) => [meter, price.exactOptional()])) as Record<Meter, z.ZodExactOptional<typeof price>>,
);
const anyPrices = prices.refine((stated) => Object.keys(stated).length > 0, 'states no price; leave it out, or name a meter');
const meter = z.enum(METERS as [Meter, ...Meter[]]);
const tokens = z.int().positive();

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$|^24:00$/, 'a time of day is written 09:00, the end of the day 24:00');
const schedule = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'is no IANA time zone, such as Asia/Shanghai'),
  days: z.array(z.int().min(1).max(7)).min(1).exactOptional(),
  windows: z
    .array(
      z
        .strictObject({ from: timeOfDay, to: timeOfDay })
        .refine(({ from, to }) => from < to, 'a window ends after it begins; split one over midnight in two'),
    )
    .min(1),
  exceptDates: z.array(day).exactOptional(),
});
/** A record leaves out `__proto__`, and a rule that loses a condition would hold for more calls than it says. */
const parameters = z
  .unknown()
  .refine((stated) => !Object.hasOwn(Object(stated), '__proto__'), '"__proto__" is no name of a parameter')
  .pipe(z.record(name, z.array(name).min(1)))
  .refine((stated) => Object.keys(stated).length > 0, 'names no parameter; leave it out');
const condition = z
  .strictObject({
    promptOver: tokens.exactOptional(),
    promptFrom: tokens.exactOptional(),
    serviceTier: z.array(tier).min(1).exactOptional(),
    geography: z.array(place).min(1).exactOptional(),
    geographyNot: z.array(place).min(1).exactOptional(),
    parameters: parameters.exactOptional(),
    schedule: schedule.exactOptional(),
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
    prices: anyPrices.exactOptional(),
    multiply: factor.exactOptional(),
    meters: z.array(meter).min(1).exactOptional(),
    status: z.enum(['imported', 'disputed']).exactOptional(),
  })
  .refine((stated) => (stated.prices === undefined) !== (stated.multiply === undefined), 'a rule has exactly one of prices and multiply')
  .refine((stated) => stated.meters === undefined || stated.multiply !== undefined, 'meters go with multiply');
const rules = z.array(rule).max(MOST_RULES - 1, `a price has at most ${MOST_RULES - 1} rules`);
const source = z.strictObject({ url: z.url(), checkedAt: day, note: z.string().exactOptional() });

const minimums = z.partialRecord(meter, z.number().positive()).superRefine((stated, context) => {
  for (const [named, least] of Object.entries(stated)) {
    const problem = problemOfQuantity(named as Meter, least);
    if (problem !== undefined) context.addIssue({ code: 'custom', path: [named], message: problem });
  }
});

const version = z.strictObject({
  version: z.int().positive(),
  validFrom: instant.exactOptional(),
  validTo: instant.exactOptional(),
  recordedAt: instant,
  supersedes: z.array(z.int().positive()).min(1).exactOptional(),
  status: z.enum(['verified', 'imported', 'disputed', 'default', 'free']),
  source,
  prices,
  rules: rules.exactOptional(),
  minimums: minimums.exactOptional(),
});
/** How many versions of one model are looked through for overlaps. */
const MOST_VERSIONS = 1_000;

const model = z
  .strictObject({
    providers,
    model: name,
    aliases: z.array(name).exactOptional(),
    dated: z.boolean().exactOptional(),
    deprecation: z.strictObject({ retiresAt: instant, replacement: name.exactOptional(), source }).exactOptional(),
    versions: z.array(version).max(MOST_VERSIONS, `a model has at most ${MOST_VERSIONS} versions`),
  })
  .refine(({ versions, deprecation }) => versions.length > 0 || deprecation !== undefined, {
    path: ['versions'],
    message: 'has no price; without one a model is there only to say when it retires, in deprecation',
  });

const alias = z.strictObject({
  provider,
  model: name,
  to: z.strictObject({ provider, model: name }),
  serviceTier: name.exactOptional(),
  geography: name.exactOptional(),
});
const dated = {
  id: name,
  validFrom: instant.exactOptional(),
  validTo: instant.exactOptional(),
  recordedAt: instant,
  reason: z.string().min(1, 'a reason says why, for whoever reads the book later'),
  by: name.exactOptional(),
};
const override = z.strictObject({ ...dated, providers, model: name, prices: anyPrices, rules: rules.exactOptional() });
const defaultPrice = z.strictObject({
  ...dated,
  providers: providers.exactOptional(),
  status: z.enum(['default', 'free']),
  prices: anyPrices,
});
const term = z
  .strictObject({
    providers: providers.exactOptional(),
    models: z.array(name).min(1).exactOptional(),
    multiply: factor.exactOptional(),
    meters: z.array(meter).min(1).exactOptional(),
    prices: anyPrices.exactOptional(),
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
  aliases: z.array(alias).exactOptional(),
  overrides: z.array(override).exactOptional(),
  defaults: z.array(defaultPrice).exactOptional(),
  contracts: z.array(contract).exactOptional(),
  extends: z.unknown().exactOptional(),
});

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
