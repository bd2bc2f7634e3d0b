import type { FastifyInstance } from 'fastify';
import { addPriceRoute } from './add-price.ts';
import { listPricesRoute } from './list-prices.ts';
import type { PricesRoutesOptions } from './prices-routes-options.ts';
import { refreshPricesRoute } from './refresh-prices.ts';
import { verifyPriceRoute } from './verify-price.ts';

/** The prices in force, and what changes them. */
export async function pricesRoutes(app: FastifyInstance, options: PricesRoutesOptions): Promise<void> {
  listPricesRoute(app, options);
  addPriceRoute(app, options);
  verifyPriceRoute(app, options);
  refreshPricesRoute(app, options);
}
