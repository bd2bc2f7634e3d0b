import { REFRESH_PRICES } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { PriceSyncError } from '../../../prices/sync/price-sync-error.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import type { PriceRouteOptions } from './price-route-options.ts';

/** `POST /api/v1/prices/refresh`: compares the book with `prices.sync` now. What differs waits for somebody to decide. */
export function refreshPricesRoute(app: FastifyInstance, { changes, refreshPrices, now }: PriceRouteOptions): void {
  operationRoute(app, REFRESH_PRICES, async () => {
    if (refreshPrices === undefined) throw new HttpError(409, 'There is no list of prices to compare with; set prices.sync');
    const before = new Set(changes.quarantine.waiting.map(({ id }) => id));
    const checking = refreshPrices();
    if (checking === undefined)
      throw new HttpError(409, 'A comparison is under way already; GET /api/v1/prices/changes tells what comes of it');
    const at = now();
    try {
      const { source, prices, waiting } = await checking;
      return {
        checked_at: new Date(at).toISOString(),
        source,
        models: prices,
        waiting,
        found: changes.quarantine.waiting.filter(({ id }) => !before.has(id)).length,
      };
    } catch (error) {
      if (error instanceof PriceSyncError) throw new HttpError(502, `Nothing was compared: ${error.message}`);
      throw error;
    }
  });
}
