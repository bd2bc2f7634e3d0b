import { runAttributed, type RequestAttributionOptions } from './request-context.ts';

/** What is needed of a request of Fastify. */
export interface FastifyRequest {
  readonly headers: object;
}

/** What is needed of an instance of Fastify. */
export interface FastifyInstance<Req, Reply> {
  addHook(name: 'preHandler', hook: (request: Req, reply: Reply, done: () => void) => void): unknown;
}

/** A plugin as `app.register()` takes it. */
export type FastifyPlugin<Req, Reply> = (instance: FastifyInstance<Req, Reply>, options: unknown, done: () => void) => void;

/**
 * Attributes everything below a request of Fastify 5, in all of the application: a `preHandler` hook, because bodies are
 * parsed, users are signed in, and contexts are lost before it. What a hook of a route finds out later, `setAttribution` adds.
 *
 * @example
 * app.register(spancostFastify({ attribution: (request: FastifyRequest) => ({ user: request.user?.id }) }));
 */
export function spancostFastify<Req extends FastifyRequest, Reply = unknown>(
  options: RequestAttributionOptions<[Req, Reply]>,
): FastifyPlugin<Req, Reply> {
  const plugin: FastifyPlugin<Req, Reply> = (instance, _, done) => {
    instance.addHook('preHandler', (request, reply, proceed) => {
      void runAttributed(options, [request, reply], request.headers, () => proceed());
    });
    done();
  };
  // As `fastify-plugin` does it: the hook is for the application, not for an encapsulated part of it.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'spancost' });
}
