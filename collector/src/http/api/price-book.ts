import type { FastifyInstance } from 'fastify';
import type { TokenConfig } from '../../config/config.ts';
import type { CurrentPrices } from '../../prices/current-prices.ts';
import { roleOf } from '../authorize.ts';

export interface PriceBookRouteOptions {
  readonly prices: CurrentPrices;
  readonly tokens: readonly TokenConfig[];
}

/**
 * `GET /api/v1/prices/book`: the book in force, for applications that price with the collector's prices. A token that may
 * only send telemetry gets it without the contracts: what one tenant has agreed on is not for everybody who can send.
 */
export async function priceBookRoute(app: FastifyInstance, { prices, tokens }: PriceBookRouteOptions): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/prices/book',
    handler: async (request, reply) => {
      const { whole, withoutContracts } = prices.served;
      const { json, etag } = roleOf(request, tokens) === 'ingest' ? withoutContracts : whole;
      const tag = `"${etag}"`;
      reply.header('etag', tag).header('cache-control', 'no-cache').header('vary', 'authorization');
      if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
      return reply.type('application/json').send(json);
    },
  });
}

/** Whether one of the tags is this one; a weak tag is as good here. */
function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
