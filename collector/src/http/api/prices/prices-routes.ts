import type { FastifyInstance } from 'fastify';
import type { Rerater } from '../../../rerating/rerater.ts';
import { addPriceRoute } from './add-price-route.ts';
import { listPricesRoute } from './list-prices-route.ts';
import { priceBookRoute } from './price-book-route.ts';
import { priceChangesRoute } from './price-changes-route.ts';
import { priceReloadRoute } from './price-reload-route.ts';
import { priceUsageRoute } from './price-usage-route.ts';
import type { PriceRouteOptions } from './price-route-options.ts';
import { refreshPricesRoute } from './refresh-prices-route.ts';
import { rerateRoute } from './rerate-route.ts';
import { verifyPriceRoute } from './verify-price-route.ts';

export interface PricesRoutesOptions extends PriceRouteOptions {
  readonly rerater: Rerater;
}

/** Everything under `/api/v1/prices`: the prices in force, what changes them, and what calls hang on them. */
export async function pricesRoutes(app: FastifyInstance, options: PricesRoutesOptions): Promise<void> {
  listPricesRoute(app, options);
  addPriceRoute(app, options);
  verifyPriceRoute(app, options);
  refreshPricesRoute(app, options);
  priceBookRoute(app, options);
  priceReloadRoute(app, options);
  priceChangesRoute(app, options);
  priceUsageRoute(app, options);
  rerateRoute(app, options);
}
