import { LIST_PRICES } from '@spancost/api';
import { canonicalProvider } from '@spancost/conventions';
import { pricesInForce } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonCursor, readJsonCursor } from '../json-cursor.ts';
import { operationRoute } from '../operation-route.ts';
import { priceToJson } from './price-to-json.ts';
import type { PricesRoutesOptions } from './prices-routes-options.ts';
import { usedModels } from './used-models.ts';

/** Provider and model of the last price that the client has seen. */
const CURSOR = z.tuple([z.string(), z.string()]);

/** `GET /api/v1/prices`: the prices of the book in force. */
export function listPricesRoute(app: FastifyInstance, { ledger, prices, now }: PricesRoutesOptions): void {
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
    const page = fitting.slice(0, query.limit);
    const last = page.at(-1);
    return {
      book: pricer.name,
      at: new Date(at).toISOString(),
      prices: page,
      next_cursor: fitting.length > page.length && last !== undefined ? jsonCursor([last.provider, last.model]) : null,
    };
  });
}

function isAfter([provider, model]: z.infer<typeof CURSOR>, [lastProvider, lastModel]: z.infer<typeof CURSOR>): boolean {
  return provider > lastProvider || (provider === lastProvider && model > lastModel);
}
