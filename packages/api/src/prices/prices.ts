import { meterDefinition, METERS, type Meter } from '@spancost/prices';
import { BOOK } from '../fields/call-facts.ts';
import { nextCursor } from '../fields/cursor.ts';
import { z } from 'zod';
import { flag } from '../fields/flag.ts';
import { instant, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { PRICE_STATUS } from './price-status.ts';

const amounts = z
  .record(z.string(), z.string())
  .describe(
    'US dollars by meter, for as many units as the meter is priced for (MeterPrices tells): a million tokens, a thousand searches.',
  );

const price = z
  .object({
    provider: z.string().describe('Whose model it is.'),
    model: z.string().describe('As the book calls it.'),
    book: z.string().describe('The book that has it, with its revision: list@2.'),
    price_id: z.string().describe('Id of the price in its book; calls that are priced by it have it.'),
    status: PRICE_STATUS,
    valid_from: z.string().nullable().describe('The first moment of the price; null for one without a beginning.'),
    valid_to: z.string().nullable().describe('The first moment after it; null for one without an end.'),
    checked_at: z
      .string()
      .nullable()
      .describe('When somebody or something last compared it with its source; null where that is not known.'),
    age_days: z.int().nullable().describe('Whole days since it was checked; null where that is not known.'),
    is_stale: z.boolean().describe('Checked more than 30 days ago, or at no known time; of now, also where another moment is asked about.'),
    source_url: z.string().nullable().describe('Where it was read; null where that is not known.'),
    reason: z.string().nullable().describe('Why an operator stated it; null for one that no operator did.'),
    prices: amounts,
    rules: z.array(z.unknown()).describe('Tiers, discounts and surcharges, as the price book writes them.'),
    used: z.boolean().describe('Whether calls of the last 30 days hang on it.'),
  })
  .meta({ id: 'Price', description: 'A price in force.' });

export type Price = z.infer<typeof price>;

export const LIST_PRICES = operation({
  id: 'listPrices',
  method: 'GET',
  path: '/api/v1/prices',
  tag: 'Prices',
  summary: 'Prices in force',
  description:
    'List prices and overrides of the operator; what a contract of a tenant changes is in GET /api/v1/prices/book, for that tenant.',
  query: z.strictObject({
    provider: name.describe('Prices of this provider.').optional(),
    model: name.describe('Models with this in their name.').optional(),
    at: instant.describe('The moment whose prices are wanted; now unless told.').optional(),
    stale: flag.describe('true: only prices that were checked more than 30 days ago; false: only others.').optional(),
    used: flag.describe('true: only prices that calls of the last 30 days hang on; false: only others.').optional(),
    limit: limitUpTo(10_000),
    cursor: z.string().max(1000).describe('The next_cursor of the page before.').optional(),
  }),
  answer: z
    .object({
      book: BOOK,
      at: timestamp.describe('The moment whose prices they are.'),
      prices: z.array(price).describe('By provider and model.'),
      next_cursor: nextCursor,
    })
    .meta({ id: 'Prices', description: 'Prices that are in force at a moment.' }),
});

const AMOUNT = 'a plain decimal of US dollars of at most 14 decimals as a text, such as "2.50"';
const amount = z.string(AMOUNT).regex(/^\d{1,12}(\.\d{1,14})?$/, AMOUNT);

/** How many units a price is for: what reads 2.50 for tokens is 2.50 for a million of them. */
function forSoMany(meter: Meter): string {
  const { unit, per } = meterDefinition(meter);
  return per === 1 ? `US dollars for a ${unit}.` : `US dollars for ${per.toLocaleString('en')} ${unit}s.`;
}

/** What a price says of each meter, those that it does not name having none. */
const meterPrices = z
  .strictObject(
    Object.fromEntries(METERS.map((meter) => [meter, amount.describe(forSoMany(meter)).exactOptional()])) as Record<
      Meter,
      z.ZodExactOptional<typeof amount>
    >,
    {
      error: ({ code }) => (code === 'unrecognized_keys' ? `the meters are ${METERS.join(', ')}` : undefined),
    },
  )
  .refine((prices) => Object.keys(prices).length > 0, 'name a meter, such as {"input": "2.50"}')
  .meta({ id: 'MeterPrices', description: 'US dollars by meter; a meter that is not named has no price.' });

/** What is answered where prices.file was written. */
const WRITTEN = {
  book: BOOK,
  file: z.string().describe("Path of prices.file, on the collector's machine."),
  price: price.describe('The price that is in force with it.'),
};

export const ADD_PRICE = operation({
  id: 'addPrice',
  method: 'POST',
  path: '/api/v1/prices',
  tag: 'Prices',
  summary: "Add a price to the operator's own book",
  description:
    'Needs prices.file, which keeps its comments and its order. Old prices stay for old calls. A model that the packaged book has gets an override, which needs a reason; any other one a price of the own book, which needs a source_url.',
  body: z
    .strictObject({
      provider: name.describe('Whose model it is, such as openai.'),
      model: name.describe('As telemetry names it.'),
      prices: meterPrices.describe('US dollars by meter: {"input": "2.50", "output": "10"} for a million tokens each.'),
      valid_from: instant
        .describe('Needed for a model of the own book, whose former price ends then; of an override, now unless told.')
        .optional(),
      valid_to: instant.describe('The first moment after it.').optional(),
      source_url: z.url('the page where it was read').max(2000).describe('Needed for a model of the own book.').optional(),
      reason: z.string().trim().min(1).max(1000).describe('Needed for an override: why.').optional(),
      status: z
        .enum(['verified', 'imported', 'disputed', 'free'])
        .describe('How far it is to be trusted; free is a price of nothing.')
        .default('verified'),
    })
    .meta({
      id: 'NewPrice',
      description: 'A price for one model.',
      examples: [
        {
          provider: 'acme',
          model: 'acme-large',
          prices: { input: '2.50', cache_read: '0.25', output: '10' },
          valid_from: '2026-11-01T00:00:00Z',
          source_url: 'https://acme.example/pricing',
        },
      ],
    }),
  answer: z.object(WRITTEN).meta({ id: 'PriceAdded', description: 'A price that was added.' }),
  statuses: [201],
  problems: {
    409: 'There is no file for prices of your own, or it was changed meanwhile.',
    422: 'The price cannot be; nothing was written.',
  },
});

export const REFRESH_PRICES = operation({
  id: 'refreshPrices',
  method: 'POST',
  path: '/api/v1/prices/refresh',
  tag: 'Prices',
  summary: 'Compare the book with its source now',
  description: 'What differs waits for a decision (GET /api/v1/prices/changes); no price changes by itself. Needs prices.sync.',
  answer: z
    .object({
      checked_at: timestamp.describe('When it was compared.'),
      source: z.string().describe('What it was compared with.'),
      models: z.int().describe('Prices that the source lists.'),
      waiting: z.int().describe('Changes that wait now.'),
      found: z.int().describe('Of them, those found now.'),
    })
    .meta({ id: 'PricesRefreshed', description: 'What came of comparing the book with its source.' }),
  problems: { 409: 'There is no source, or a comparison is under way.', 502: 'The source cannot be read.' },
});

export const VERIFY_PRICE = operation({
  id: 'verifyPrice',
  method: 'POST',
  path: '/api/v1/prices/verify',
  tag: 'Prices',
  summary: 'Say that a price is still what its source says',
  description: 'Writes into prices.file that it was checked now. The price stays, its age begins anew.',
  body: z.strictObject({
    provider: name.describe('Whose model it is, such as openai.'),
    model: name.describe('As the book calls it, or by another name that it knows.'),
    source_url: z.url('the page where it was read').max(2000).describe('The one that the price names, unless told.').optional(),
    note: z.string().trim().min(1).max(1000).describe('What somebody should know about it.').optional(),
  }),
  answer: z.object(WRITTEN).meta({ id: 'PriceVerified', description: 'A price that was checked.' }),
  problems: {
    404: 'No book has the model.',
    422: 'There is no version of a book to check; nothing was written.',
    409: 'There is no file for prices of your own, or it was changed meanwhile.',
  },
});
