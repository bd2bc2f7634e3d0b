import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { CollectorConfig } from '../config/config.ts';
import { apiRoutes, type ApiRoutesOptions } from './api-routes.ts';
import { authorize } from './authorize.ts';
import { BoundedServer } from './bounded-server.ts';
import { HttpError } from './http-error.ts';
import { otlpRoutes, type OtlpRoutesOptions } from './otlp-routes.ts';
import { sendProblem } from './problem.ts';

/** How long a client may take to send one request. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How long a connection may be idle: longer than senders pause between batches and scrapes. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** A server without routes, not yet listening. @param logger Default: JSON lines on standard output at `log.level`. */
export function createServer(config: CollectorConfig, logger?: FastifyBaseLogger): FastifyInstance {
  const app: FastifyInstance = Fastify({
    ...(logger === undefined ? { logger: { level: config.log.level } } : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.limits.bodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // What the router refuses before there is a route: paths that are not percent-encoded, parameters that are too long.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    serverFactory: (handler) => new BoundedServer({ requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, handler),
  });
  app.addHook('onRequest', async (request) => authorize(request, config.auth.tokens));
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request) => {
    throw new HttpError(
      404,
      `There is no ${request.method} ${request.url.split('?')[0]?.slice(0, 200) ?? ''} here; GET / lists what there is`,
    );
  });
  return app;
}

export async function addRoutes(app: FastifyInstance, otlp: OtlpRoutesOptions, api: ApiRoutesOptions): Promise<void> {
  await app.register(otlpRoutes, otlp);
  await app.register(apiRoutes, api);
}
