import { InvalidPriceBookError, PACKAGED_BOOK, parsePriceBook, type ModelPrices, type PriceBook } from '@spancost/prices';
import { ConfigError } from '../errors.ts';
import { YamlFile } from './yaml-file.ts';

/**
 * The packaged book with an operator's own on top: a model of their book replaces the packaged one of the same id, all its
 * versions included. The whole is `list@1+<id>` at the own book's revision.
 *
 * @throws ConfigError with file and line for a book that cannot be used.
 */
export function extendPackagedBook(file: string): PriceBook {
  const source = YamlFile.read(file);
  let own: PriceBook;
  try {
    own = parsePriceBook(source.data());
  } catch (error) {
    if (!(error instanceof InvalidPriceBookError)) throw error;
    throw new ConfigError(error.message, source.positionOf(error.path), { cause: error });
  }
  const kept = PACKAGED_BOOK.models.filter((model) => !own.models.some((replacement) => isSame(replacement, model)));
  try {
    return parsePriceBook({
      ...PACKAGED_BOOK,
      id: `${PACKAGED_BOOK.id}@${PACKAGED_BOOK.revision}+${own.id}`,
      revision: own.revision,
      models: [...own.models, ...kept],
    });
  } catch (error) {
    // Both books are sound by themselves, so what is left is an alias of one that is an id of the other.
    throw new ConfigError(`does not go with the packaged book: ${(error as Error).message}`, source.positionOf(['models']), {
      cause: error,
    });
  }
}

function isSame(own: ModelPrices, packaged: ModelPrices): boolean {
  return own.model === packaged.model && own.providers.some((provider) => packaged.providers.includes(provider));
}
