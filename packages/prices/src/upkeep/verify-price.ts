import type { PriceBook, PriceSource } from '../price-book.ts';
import { BookEditError, type BookEdit } from './book-edit.ts';
import { newVersion } from './new-version.ts';
import { PriceFinder } from './price-finder.ts';

/** A check of a price: where it was read, on which day, and when that was written down. */
export interface PriceCheck {
  readonly source: PriceSource;
  readonly recordedAt: string;
  /** Milliseconds since the epoch: the price that is in force then was checked. */
  readonly at: number;
}

/**
 * The step that says that the price in force was checked: the same price again, as a version that is verified and takes the
 * place of the one that was checked. A price of the book that an operator's book stands on is stated in the operator's, and
 * counts there until somebody states another.
 *
 * @throws BookEditError where no version is in force, or an override is.
 */
export function verifyPrice(book: PriceBook, provider: string, model: string, { source, recordedAt, at }: PriceCheck): BookEdit {
  const finder = new PriceFinder(book);
  const found = finder.find(provider, model);
  const inForce = finder.versionAt(provider, model, at);
  if (inForce === undefined) {
    const stated = finder.priceAt(provider, model, at);
    throw new BookEditError(
      stated === undefined
        ? `no book has a price of "${model}" of provider "${provider}" that could be checked; "spancost prices add" adds one.`
        : `what is in force is ${stated.priceId}, which an operator has stated; there is no version to check.`,
    );
  }
  const { entry, version } = inForce;
  const { version: number, supersedes: _before, ...stated } = version;
  const own = inForce.book === book;
  const about = {
    ...(entry.aliases === undefined ? {} : { aliases: entry.aliases }),
    ...(entry.dated === undefined ? {} : { dated: entry.dated }),
  };
  return newVersion(
    book,
    { provider: found.provider, model: entry.model, about, ...(own ? { supersedes: [number] } : {}) },
    { ...stated, recordedAt, status: version.status === 'free' ? 'free' : 'verified', source },
  );
}
