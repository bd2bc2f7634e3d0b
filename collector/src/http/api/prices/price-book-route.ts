import { GET_PRICE_BOOK } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import { matchesTag } from '../matches-tag.ts';
import { operationRoute } from '../operation-route.ts';

/**
 * `GET /api/v1/prices/book`: the book in force, for applications that price with the collector's prices. A token that may
 * only send telemetry gets it without the contracts, a limited one with those of its tenant: what one has agreed on is not
 * for others.
 */
export function priceBookRoute(app: FastifyInstance, { prices }: { readonly prices: CurrentPrices }): void {
  operationRoute(app, GET_PRICE_BOOK, async ({ access: { role, limits }, request, reply }) => {
    const { json, etag } = role === 'ingest' ? prices.served.withoutContracts : prices.served.within(limits);
    const tag = `"${etag}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache').header('vary', 'authorization');
    if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.type('application/json').send(json);
  });
}
