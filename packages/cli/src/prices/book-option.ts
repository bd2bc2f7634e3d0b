import { ConfigError, readPriceBook } from '@spancost/collector/price-book';
import { PACKAGED_BOOK, type PriceBook } from '@spancost/prices';
import { Option } from 'commander';
import { CommandError } from '../errors.ts';

/** `--book FILE` of the commands that read. */
export function bookOption(): Option {
  return new Option('--book <file>', 'price book of your own, YAML or JSON, on top of the packaged one');
}

/** The book that prices: the packaged one, or an own one on top of it. @throws CommandError with exit code 2, file and line. */
export function bookOf({ book }: { readonly book?: string | undefined }): PriceBook {
  if (book === undefined) return PACKAGED_BOOK;
  try {
    return readPriceBook(book);
  } catch (cause) {
    if (cause instanceof ConfigError) throw new CommandError(cause.message, 2, { cause });
    throw cause;
  }
}
