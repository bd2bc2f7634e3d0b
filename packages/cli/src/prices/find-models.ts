import { canonicalProvider } from '@spancost/conventions';
import type { PriceBook } from '@spancost/prices';
import { PriceFinder, type FoundPrices } from '@spancost/prices/upkeep';
import { CommandError } from '../errors.ts';

/** A model by the name that a call would have. @throws CommandError that names similar ones where no book has it. */
export function findModel(book: PriceBook, provider: string, model: string): { readonly finder: PriceFinder; readonly found: FoundPrices } {
  const finder = new PriceFinder(book);
  const found = finder.find(provider, model);
  if (found.entries.length > 0) return { finder, found };
  const similar = similarTo(finder, provider, model);
  throw new CommandError(
    `no book has a model "${model}" of provider "${provider}".${similar.length === 0 ? ' "spancost prices list" lists those that are there.' : ` Similar: ${similar.join(', ')}.`}`,
  );
}

function similarTo(finder: PriceFinder, provider: string, model: string): readonly string[] {
  const wanted = model.toLowerCase();
  const names = finder.books.flatMap(({ models }) =>
    models.flatMap((entry) => entry.providers.map((each) => ({ each, name: entry.model }))),
  );
  const ofProvider = names.filter(({ each }) => each === canonicalProvider(provider));
  const close = (ofProvider.length === 0 ? names : ofProvider).filter(({ name }) => {
    const lower = name.toLowerCase();
    return lower.includes(wanted) || wanted.includes(lower);
  });
  return close.slice(0, 5).map(({ each, name }) => `${each} ${name}`);
}
