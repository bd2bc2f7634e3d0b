import type { FastifyInstance } from 'fastify';

/** Takes bodies in JSON. One without a byte is no body: clients say that they send JSON whether they send anything or not. */
export function takeJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, body, done),
  );
}
