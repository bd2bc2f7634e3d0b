import { InvalidPriceBookError, PACKAGED_BOOK, type PriceBook } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { ConfigError } from '../errors.ts';
import { YamlFile } from './yaml-file.ts';

/**
 * An operator's own book, YAML or JSON, on top of the packaged one: its overrides, contracts, default prices and aliases, and
 * its models. Where both have a price, an own one that is verified counts, and an own one that is merely imported gives way
 * to a verified one of the packaged book.
 *
 * @throws ConfigError with file and line for a book that cannot be used.
 */
export function readPriceBook(file: string): PriceBook {
  const source = YamlFile.read(file);
  try {
    const book = parsePriceBook(source.data());
    return book.extends === undefined ? { ...book, extends: PACKAGED_BOOK } : book;
  } catch (error) {
    if (!(error instanceof InvalidPriceBookError)) throw error;
    throw new ConfigError(error.message, source.positionOf(error.path), { cause: error });
  }
}
