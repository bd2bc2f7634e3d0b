import type { Deprecation, PriceBook } from '../price-book.ts';
import { BookEditError, type BookEdit } from './book-edit.ts';
import { PriceFinder } from './price-finder.ts';

/**
 * The step that says when a model ends. Its prices stay, for the calls that were made and for those that come nevertheless. For
 * a model of the book that an operator's book stands on, the operator's gets an entry without prices of its own.
 *
 * @throws BookEditError where no book has the model.
 */
export function retireModel(book: PriceBook, provider: string, model: string, deprecation: Deprecation): BookEdit {
  const found = new PriceFinder(book).find(provider, model);
  const [first] = found.entries;
  if (first === undefined) throw new BookEditError(`no book has a model "${model}" of provider "${provider}"; check the spelling of both.`);
  const name = first.entry.model;
  const index = book.models.findIndex((entry) => entry.model === name && entry.providers.includes(found.provider));
  if (index !== -1) return { op: 'set', path: ['models', index, 'deprecation'], value: deprecation };
  return { op: 'append', path: ['models'], value: { providers: [found.provider], model: name, deprecation, versions: [] } };
}
