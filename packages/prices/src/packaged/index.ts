import { HEAD } from '../data/head.ts';
import type { PriceBook } from '../price-book.ts';
import { BookInParts } from './book-in-parts.ts';
import { PACKED_PARTS } from './packed-parts.ts';

/** The book that ships with this package: list prices of the providers' own APIs. DATA.md says where each comes from. */
export const PACKAGED_BOOK: PriceBook = new BookInParts(HEAD, PACKED_PARTS);
