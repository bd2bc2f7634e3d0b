import type { PriceBook } from '../price-book.ts';
import { HAND_WRITTEN } from './hand-written.ts';
import { importedModels } from './imported-models.ts';
import { IMPORTED } from './imported/index.ts';

/**
 * The book that ships with this package: list prices of the providers' own APIs, those that were looked up by hand first, then
 * those that are taken over from lists. DATA.md says where each comes from.
 */
export const PACKAGED_BOOK: PriceBook = {
  schema: 'spancost/price-book/v1',
  id: 'list',
  revision: 2,
  currency: 'USD',
  models: [...HAND_WRITTEN, ...IMPORTED.flatMap(importedModels)],
};
