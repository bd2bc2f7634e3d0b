import type { Price } from '@spancost/api';
import type { PriceBook } from '@spancost/prices';
import { priceInForce, type BookEdit } from '@spancost/prices/upkeep';
import { ConfigError } from '../../../errors.ts';
import { editBook } from '../../../prices/editing/edit-book.ts';
import { PriceEditError } from '../../../prices/editing/price-edit-error.ts';
import { HttpError } from '../../http-error.ts';
import { priceToJson } from './price-to-json.ts';
import type { PriceRouteOptions } from './price-route-options.ts';
import { usedModels } from './used-models.ts';

/** Whose price was edited, and a moment at which the new one holds. */
interface Edited {
  readonly provider: string;
  readonly model: string;
  readonly at: number;
}

/** A step on the operator's book, put into force at once, and the price that came of it. @throws HttpError and nothing was written. */
export async function editedPrice(
  { ledger, prices, now }: PriceRouteOptions,
  { provider, model, at }: Edited,
  plan: (book: PriceBook) => BookEdit,
): Promise<{ readonly book: string; readonly file: string; readonly price: Price }> {
  const { file } = prices;
  if (file === undefined) throw new HttpError(409, 'There is no file for prices of your own; set prices.file');
  written(file, plan);
  const reload = prices.reload();
  if (reload.kind === 'broken')
    throw new HttpError(
      409,
      `${file} was changed by somebody else meanwhile, and cannot be used: ${problemOf(reload.error)}. Mend the file; what was asked for may stand in it already`,
    );
  const { finder, pricer } = prices;
  const found = finder.find(provider, model);
  const inForce = priceInForce(finder, found.provider, found.entries[0]?.entry.model ?? found.model, at);
  if (inForce === undefined)
    throw new HttpError(
      409,
      `${file} was written, and what is in force now has no price of the model: somebody else changed it. Look at the file before you ask again`,
    );
  const isUsed = await usedModels(ledger, finder, { limits: {}, now: now() });
  return { book: pricer.name, file, price: priceToJson(inForce, now(), isUsed(inForce.provider, inForce.model)) };
}

function written(file: string, plan: (book: PriceBook) => BookEdit): void {
  try {
    editBook(file, (book) => [plan(book)]);
  } catch (error) {
    if (error instanceof PriceEditError) throw new HttpError(error.kind === 'invalid' ? 422 : 409, error.message);
    if (error instanceof ConfigError) throw new HttpError(422, error.message);
    throw error;
  }
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
