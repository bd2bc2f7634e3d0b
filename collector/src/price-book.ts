/** Reading and editing an operator's price book, without the collector around it. */
export { readPriceBook } from './config/own-price-book.ts';
export { ConfigError } from './errors.ts';
export { writeAtomically } from './files/write-atomically.ts';
export { editBook, readOrNew } from './prices/editing/edit-book.ts';
export type { EditedBook } from './prices/editing/edit-book.ts';
export { PriceEditError } from './prices/editing/price-edit-error.ts';
