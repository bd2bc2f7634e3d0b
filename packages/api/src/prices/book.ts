import { z } from 'zod';
import { BOOK } from '../fields/call-facts.ts';
import { ETAG, IF_NONE_MATCH } from '../fields/entity-tag.ts';
import { operation, type Given } from '../operation.ts';

const priceBook = z
  .looseObject({
    schema: z.literal('spancost/price-book/v1').describe('What it is; another version of the form says something else.'),
    id: z.string().describe('Name of the book.'),
    revision: z.int().describe('Grows with each edition of the book.'),
    currency: z.literal('USD').describe('Of all prices.'),
    models: z.array(z.record(z.string(), z.unknown())).describe('Models with all versions of their prices.'),
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
    changed: z.boolean().describe('Whether the book in force is another one now.'),
    book: BOOK,
    etag: z.string().describe('Of the whole book, without quotes.'),
  })
  .meta({ id: 'PricesReloaded', description: 'The book in force from now on.' });

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
