import { InvalidPriceBookError } from '../errors.ts';
import type { ModelAlias, PriceBook } from '../price-book.ts';
import { checkFree, checkOrder, checkRules } from './check-models.ts';

/** Whether an operator's statements go together: ids used once, times in order, aliases that end. @throws InvalidPriceBookError */
export function checkLayers(book: PriceBook): void {
  for (const layer of ['overrides', 'defaults', 'contracts'] as const) {
    const ids = new Set<string>();
    for (const [index, stated] of (book[layer] ?? []).entries()) {
      if (ids.has(stated.id)) throw new InvalidPriceBookError([layer, index, 'id'], `"${stated.id}" is there twice`);
      ids.add(stated.id);
      checkOrder(stated, [layer, index]);
    }
  }
  for (const [index, price] of (book.defaults ?? []).entries()) checkFree(price, ['defaults', index]);
  for (const [index, { rules, prices }] of (book.overrides ?? []).entries()) checkRules(rules ?? [], prices, ['overrides', index]);
  checkAliases(book);
}

function checkAliases(book: PriceBook): void {
  const aliases = new Map<string, ModelAlias>();
  for (let each: PriceBook | undefined = book; each !== undefined; each = each.extends) {
    for (const alias of each.aliases ?? []) if (!aliases.has(keyOf(alias))) aliases.set(keyOf(alias), alias);
  }
  const own = new Set<string>();
  const models = new Set(
    book.models.flatMap(({ providers, model, aliases: names = [] }) =>
      providers.flatMap((provider) => [model, ...names].map((name) => keyOf({ provider, model: name }))),
    ),
  );
  for (const [index, alias] of (book.aliases ?? []).entries()) {
    if (own.has(keyOf(alias)))
      throw new InvalidPriceBookError(['aliases', index], `"${alias.model}" of provider "${alias.provider}" is there twice`);
    own.add(keyOf(alias));
    if (models.has(keyOf(alias)))
      throw new InvalidPriceBookError(
        ['aliases', index],
        `"${alias.model}" of provider "${alias.provider}" is a model of this book already`,
      );
    const way = [alias.model];
    const seen = new Set([keyOf(alias)]);
    for (let next = aliases.get(keyOf(alias.to)); next !== undefined; next = aliases.get(keyOf(next.to))) {
      way.push(next.model);
      if (seen.has(keyOf(next)))
        throw new InvalidPriceBookError(['aliases', index], `leads in a circle: ${way.join(' → ')}; let one of them be a model`);
      seen.add(keyOf(next));
    }
  }
}

function keyOf({ provider, model }: { readonly provider: string; readonly model: string }): string {
  return JSON.stringify([provider, model]);
}
