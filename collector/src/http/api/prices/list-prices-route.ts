import { LIST_PRICES } from '@spancost/api';
import { canonicalProvider } from '@spancost/conventions';
import { pricesInForce } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonCursor, readJsonCursor } from '../json-cursor.ts';
import { operationRoute } from '../operation-route.ts';
import { pageOf } from '../page-of.ts';
import { priceToJson } from './price-to-json.ts';
import type { PriceRouteOptions } from './price-route-options.ts';
import { usedModels } from './used-models.ts';

/** Provider and model of the last price that the client has seen. */
const CURSOR = z.tuple([z.string(), z.string()]);

/** `GET /api/v1/prices`: the prices of the book in force. */
export function listPricesRoute(app: FastifyInstance, { ledger, prices, now }: PriceRouteOptions): void {
  operationRoute(app, LIST_PRICES, async ({ query, access: { limits } }) => {
    const asked = now();
    const at = query.at === undefined ? asked : Date.parse(query.at);
    const after = query.cursor === undefined ? undefined : readJsonCursor(query.cursor, CURSOR);
    const { pricer, finder } = prices;
    const isUsed = await usedModels(ledger, finder, { limits, now: asked });
    const fitting = pricesInForce(finder, {
      at,
      ...(query.provider === undefined ? {} : { provider: canonicalProvider(query.provider) }),
      ...(query.model === undefined ? {} : { model: query.model }),
    })
      .filter(({ provider, model }) => after === undefined || isAfter([provider, model], after))
      .map((each) => priceToJson(each, asked, isUsed(each.provider, each.model)))
      .filter(({ is_stale: isStale, used }) => (query.stale ?? isStale) === isStale && (query.used ?? used) === used);
    const { page, next } = pageOf(fitting, query.limit, ({ provider, model }) => jsonCursor([provider, model]));
    return { book: pricer.name, at: new Date(at).toISOString(), prices: [...page], next_cursor: next };
  });
}

function isAfter([provider, model]: z.infer<typeof CURSOR>, [lastProvider, lastModel]: z.infer<typeof CURSOR>): boolean {
  return provider > lastProvider || (provider === lastProvider && model > lastModel);
}
