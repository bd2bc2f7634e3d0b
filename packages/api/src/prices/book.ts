import { z } from 'zod';
import { ETAG, IF_NONE_MATCH } from '../fields/entity-tag.ts';
import { operation, type Given } from '../operation.ts';

const many = z.array(z.record(z.string(), z.unknown()));

const priceBook = z
  .looseObject({
    schema: z.literal('spancost/price-book/v1'),
    id: z.string(),
    revision: z.int(),
    currency: z.literal('USD'),
    models: many,
  })
  .meta({
    id: 'PriceBook',
    description: 'A price book as @spancost/prices reads and checks it; docs/prices-that-change.md tells of its parts.',
  });

export const GET_PRICE_BOOK = operation({
  id: 'getPriceBook',
  method: 'GET',
  path: '/api/v1/prices/book',
  tag: 'Prices',
  summary: 'The price book in force',
  description:
    'For applications that price with the prices of the collector. A token that may only send gets it without contracts, a limited one with those of its tenant.',
  headers: IF_NONE_MATCH,
  answer: priceBook,
  answerHeaders: ETAG,
});

const reloaded = z
  .object({
    changed: z.boolean(),
    book: z.string().describe('The book in force from now on, list@2+acme@4.'),
    etag: z.string().describe('Of the whole book, without quotes.'),
  })
  .meta({ id: 'PricesReloaded' });

export type PriceReloadAnswer = Given<z.infer<typeof reloaded>>;

export const RELOAD_PRICES = operation({
  id: 'reloadPrices',
  method: 'POST',
  path: '/api/v1/prices/reload',
  tag: 'Prices',
  summary: 'Read prices.file again',
  answer: reloaded,
  problems: { 409: 'The packaged book is in force.', 422: 'The book cannot be used; the one in force stays.' },
});
