/** The reading of an operator's price book, without the collector around it. */
export { readPriceBook } from './config/own-price-book.ts';
export { ConfigError } from './errors.ts';
