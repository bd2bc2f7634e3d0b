import { LIST_PRICES } from '@spancost/api';
import { canonicalProvider } from '@spancost/conventions';
import { pricesInForce } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError } from '../../http-error.ts';
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
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
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
      next_cursor: fitting.length > page.length && last !== undefined ? cursorOf([last.provider, last.model]) : null,
    };
  });
}

function isAfter([provider, model]: z.infer<typeof CURSOR>, [lastProvider, lastModel]: z.infer<typeof CURSOR>): boolean {
  return provider > lastProvider || (provider === lastProvider && model > lastModel);
}

function cursorOf(last: z.infer<typeof CURSOR>): string {
  return Buffer.from(JSON.stringify(last)).toString('base64url');
}

/** @throws HttpError 400 for what is no cursor. */
function readCursor(written: string): z.infer<typeof CURSOR> {
  try {
    return CURSOR.parse(JSON.parse(Buffer.from(written, 'base64url').toString()));
  } catch {
    throw new HttpError(400, 'cursor: the next_cursor of the page before, of the same query');
  }
}
