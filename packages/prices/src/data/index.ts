import { ANTHROPIC } from './anthropic.ts';
import { COHERE } from './cohere.ts';
import { GOOGLE } from './google.ts';
import { OPENAI } from './openai.ts';
import type { PriceBook } from '../price-book.ts';

/** The book that ships with this package: list prices of the providers' own APIs. DATA.md says where each comes from. */
export const PACKAGED_BOOK: PriceBook = {
  schema: 'spancost/price-book/v1',
  id: 'list',
  revision: 1,
  currency: 'USD',
  models: [...OPENAI, ...ANTHROPIC, ...GOOGLE, ...COHERE],
};
