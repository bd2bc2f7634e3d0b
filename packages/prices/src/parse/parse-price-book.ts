import { InvalidPriceBookError } from '../errors.ts';
import type { PriceBook } from '../price-book.ts';
import { checkLayers } from './check-layers.ts';
import { checkModels } from './check-models.ts';
import { BOOK_SCHEMA } from './schema.ts';

/**
 * A price book from plain data (JSON or YAML, already parsed), checked in full: form, decimal strings, times, versions
 * of which one is in force, ids that are not claimed twice, aliases that lead to an end. A book that it extends is checked with it.
 *
 * @throws InvalidPriceBookError with the path of the first problem.
 */
export function parsePriceBook(data: unknown): PriceBook {
  return parseWithin(data, MOST_BOOKS);
}

/** How many books may stand on each other. */
const MOST_BOOKS = 8;

function parseWithin(data: unknown, depth: number): PriceBook {
  if (depth === 0) throw new InvalidPriceBookError([], `more than ${MOST_BOOKS} books stand on each other`);
  const parsed = BOOK_SCHEMA.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
    throw new InvalidPriceBookError(path, issue?.message ?? 'not a price book');
  }
  // The schema has the fields of the interface; what a book stands on is parsed apart.
  const { extends: base, ...own } = parsed.data as PriceBook;
  const book: PriceBook = base === undefined ? own : { ...own, extends: parseExtended(base, depth - 1) };
  checkModels(book.models);
  checkLayers(book);
  return book;
}

function parseExtended(data: unknown, depth: number): PriceBook {
  try {
    return parseWithin(data, depth);
  } catch (error) {
    if (!(error instanceof InvalidPriceBookError)) throw error;
    throw new InvalidPriceBookError(['extends', ...error.path], error.problem);
  }
}
