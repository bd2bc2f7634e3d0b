import type { PriceBook } from '../price-book.ts';

/** What the packaged book is called, and which revision of it this is. */
export const HEAD: Omit<PriceBook, 'models'> = { schema: 'spancost/price-book/v1', id: 'list', revision: 2, currency: 'USD' };
