import type { PriceBook } from '@spancost/prices';

/**
 * What may have been meant by a model that no book has: the same id in another case, or at other providers. Undefined if
 * nothing is near.
 *
 * @example suggestModel(PACKAGED_BOOK, 'openai', 'GPT-5') // 'gpt-5 of openai'
 */
export function suggestModel(book: PriceBook, provider: string, model: string): string | undefined {
  const wanted = model.toLowerCase();
  const found = namesOf(book).filter((known) => known.name.toLowerCase() === wanted);
  const best = found.filter((known) => known.provider === provider);
  const shown = (best.length > 0 ? best : found).map((known) => `${known.name} of ${known.provider}`);
  return shown.length === 0 ? undefined : [...new Set(shown)].slice(0, MOST_SHOWN).join(', ');
}

const MOST_SHOWN = 4;

function namesOf({ models, extends: base }: PriceBook): readonly { readonly provider: string; readonly name: string }[] {
  const own = models.flatMap((entry) =>
    [entry.model, ...(entry.aliases ?? [])].flatMap((name) => entry.providers.map((provider) => ({ provider, name }))),
  );
  return base === undefined ? own : [...own, ...namesOf(base)];
}
