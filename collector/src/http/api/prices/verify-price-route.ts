import { VERIFY_PRICE } from '@spancost/api';
import { PriceFinder, verifyPrice } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import { editedPrice } from './edited-price.ts';
import type { PriceRouteOptions } from './price-route-options.ts';
import { dayText, instantText } from './written-time.ts';

/** `POST /api/v1/prices/verify`: somebody looked, and the price is what its source says. */
export function verifyPriceRoute(app: FastifyInstance, options: PriceRouteOptions): void {
  operationRoute(app, VERIFY_PRICE, async ({ body: { provider, model, source_url: url, note } }) => {
    const at = options.now();
    return editedPrice(options, { provider, model, at }, (book) => {
      const finder = new PriceFinder(book);
      if (finder.find(provider, model).entries.length === 0 && finder.priceAt(provider, model, at) === undefined)
        throw new HttpError(
          404,
          `No book has a model "${model.slice(0, 200)}" of provider "${provider.slice(0, 200)}"; POST /api/v1/prices adds one`,
        );
      // Without a version in force, which the step tells of, no source is written.
      const source = url ?? finder.versionAt(provider, model, at)?.version.source.url ?? '';
      return verifyPrice(book, provider, model, {
        source: { url: source, checkedAt: dayText(at), ...(note === undefined ? {} : { note }) },
        recordedAt: instantText(at),
        at,
      });
    });
  });
}
