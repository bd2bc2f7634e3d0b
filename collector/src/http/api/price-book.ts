import { createHash } from 'node:crypto';
import type { PriceBook } from '@spancost/prices';
import type { FastifyInstance } from 'fastify';

/** A book as it is served: its JSON, and a tag that changes whenever the JSON does. */
export interface ServedBook {
  readonly json: string;
  /** Without quotes. */
  readonly etag: string;
}

export function servedBook(book: PriceBook): ServedBook {
  const json = JSON.stringify(book);
  return { json, etag: createHash('sha256').update(json).digest('hex').slice(0, 32) };
}

/** `GET /api/v1/prices/book`: the book in force, for applications that price with the collector's prices. */
export async function priceBookRoute(app: FastifyInstance, { book }: { readonly book: ServedBook }): Promise<void> {
  const tag = `"${book.etag}"`;
  app.route({
    method: 'GET',
    url: '/api/v1/prices/book',
    handler: async (request, reply) => {
      reply.header('etag', tag).header('cache-control', 'no-cache');
      if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
      return reply.type('application/json').send(book.json);
    },
  });
}

/** Whether one of the tags is this one; a weak tag is as good here. */
function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
