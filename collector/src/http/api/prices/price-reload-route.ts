import { RELOAD_PRICES } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';

/** `POST /api/v1/prices/reload`: reads `prices.file` again, now. A book that cannot be used is a 422 and changes nothing. */
export function priceReloadRoute(app: FastifyInstance, { prices }: { readonly prices: CurrentPrices }): void {
  operationRoute(app, RELOAD_PRICES, async () => {
    const reload = prices.reload();
    if (reload.kind === 'no_file') throw new HttpError(409, 'The packaged book is in force; set prices.file to have a book of your own');
    if (reload.kind === 'broken') {
      const problem = reload.error instanceof Error ? reload.error.message : String(reload.error);
      throw new HttpError(422, `${problem}. The book in force stays ${prices.pricer.name}`);
    }
    return { changed: reload.kind === 'changed', book: prices.pricer.name, etag: prices.served.whole.etag };
  });
}
