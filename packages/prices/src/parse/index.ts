/** The checking of books. A subpath of its own, so that who only prices does not load a validator. */
export { parsePriceBook } from './parse-price-book.ts';
