import type { MeterPrices, PriceBook, PriceOverride } from '../price-book.ts';
import { BookEditError, type BookEdit } from './book-edit.ts';
import { PriceFinder } from './price-finder.ts';

/** An override; made up of its model and day where it has no id. */
export type StatedOverride = Omit<PriceOverride, 'id' | 'providers' | 'model'> & { readonly id?: string };

/**
 * The step that states an operator's own price of a model, in place of any book's.
 *
 * @throws BookEditError where no book has the model, or the id is taken.
 */
export function overridePrice(book: PriceBook, provider: string, model: string, { id, ...stated }: StatedOverride): BookEdit {
  const found = new PriceFinder(book).find(provider, model);
  if (found.entries.length === 0)
    throw new BookEditError(`no book has a model "${model}" of provider "${provider}" to override; "spancost prices add" adds one.`);
  const taken = new Set((book.overrides ?? []).map((override) => override.id));
  if (id !== undefined && taken.has(id)) throw new BookEditError(`book ${book.id} has an override "${id}" already; choose another id.`);
  const value = { id: id ?? freeId(`${model}-${stated.recordedAt.slice(0, 10)}`, taken), providers: [found.provider], model: found.model };
  return { op: 'append', path: ['overrides'], value: { ...value, ...stated } };
}

/** Rules of the price in force with prices of their own for a meter that is overridden: an override leaves them as they are. */
export function rulesBeside(book: PriceBook, provider: string, model: string, prices: MeterPrices, at: number): readonly string[] {
  const rules = new PriceFinder(book).priceAt(provider, model, at)?.rules ?? [];
  return rules.filter((rule) => Object.keys(prices).some((meter) => Object.hasOwn(rule.prices ?? {}, meter))).map(({ id }) => id);
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}
