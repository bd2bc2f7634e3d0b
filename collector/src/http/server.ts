import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import { LONGEST_NAME } from '@spancost/api';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { requestLimits } from '../access/request-limits.ts';
import { routeAccess } from '../access/route-access.ts';
import type { CollectorConfig, RateLimitsConfig } from '../config/config.ts';
import { prepareAccess } from './access-of.ts';
import { apiRoutes, type ApiRoutesOptions } from './api-routes.ts';
import { Authorizer, type AuthorizeOptions } from './authorize.ts';
import { boundedServer } from './bounded-server.ts';
import { HttpError } from './http-error.ts';
import { takeJsonBodies } from './json-body.ts';
import { logOptions } from './log-options.ts';
import { methodsAt } from './methods-at.ts';
import { otlpRoutes, type OtlpRoutesOptions } from './otlp-routes.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { sendProblem } from './send-problem.ts';
import { RateLimiter } from './rate-limiter.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { readTls, type TlsContent } from '../tls/read-tls.ts';
import { watchTls } from '../tls/watch-tls.ts';

/** How long a client may take to send one request. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How long a connection may be idle: longer than senders pause between batches and scrapes. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/**
 * A server without routes, not yet listening.
 *
 * @param logger Default: JSON lines on standard output at `log.level`.
 * @throws ConfigError for files of `tls` that cannot be used.
 */
export function createServer(config: CollectorConfig, logger?: FastifyBaseLogger): FastifyInstance {
  const options = {
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    ...(config.tls === undefined ? {} : { tls: readTls(config.tls) }),
  };
  // One for each address that `listen.host` is.
  const servers: Server[] = [];
  const app: FastifyInstance = Fastify({
    ...(logger === undefined ? { logger: logOptions(config.log.level) } : { loggerInstance: logger }),
    // Not counted from 1 in each process: a log keeps the lines of many.
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.limits.bodyBytes,
    // A user's name in an address may be as long as in a query.
    routerOptions: { maxParamLength: LONGEST_NAME },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // What the router refuses before there is a route: paths that are not percent-encoded, parameters that are too long.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply.headers({ ...SECURITY_HEADERS })),
    clientErrorHandler: refuseUnreadable,
    serverFactory: (handler) => {
      const server = boundedServer(options, handler);
      servers.push(server);
      return server;
    },
  });
  if (config.tls !== undefined) {
    const use = (content: TlsContent): void => {
      for (const server of servers) if (server instanceof TlsServer) server.setSecureContext(content);
    };
    const stop = watchTls({ tls: config.tls, use, log: app.log });
    app.addHook('onClose', async () => stop());
  }
  prepareAccess(app);
  // JSON is all that the API takes; a page of another site cannot send that unasked.
  app.removeContentTypeParser('text/plain');
  takeJsonBodies(app);
  app.addHook('onRequest', async (_request, reply) => void reply.headers({ ...SECURITY_HEADERS }));
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat())
      if (routeAccess(each, url) === undefined)
        throw new Error(`Who may ask for ${each} ${url} is not said; add it to access/route-access.ts`);
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request) => {
    throw nothingAt(request);
  });
  return app;
}

export interface AccessOptions extends Omit<AuthorizeOptions, 'limiter'> {
  /** Those of this moment. */
  readonly rateLimits: () => RateLimitsConfig;
}

/** Adds all routes, each for those who may ask for it. */
export async function addRoutes(
  app: FastifyInstance,
  { rateLimits, ...access }: AccessOptions,
  otlp: OtlpRoutesOptions,
  api: ApiRoutesOptions,
): Promise<void> {
  const limiter = await RateLimiter.on(app, () => requestLimits(rateLimits(), access.tokens().length > 0));
  const authorizer = new Authorizer({ ...access, limiter });
  app.addHook('onRequest', (request, reply) => authorizer.authorize(request, reply));
  // Not first when the body has been read.
  app.addHook('onRequest', async (request) => {
    if (request.is404) throw nothingAt(request);
  });
  await app.register(otlpRoutes, otlp);
  await app.register(apiRoutes, api);
}

/** 405 where the path takes other methods, else 404. */
function nothingAt({ method, url }: FastifyRequest): HttpError {
  const path = url.split('?')[0] ?? '';
  const methods = methodsAt(path).join(', ');
  if (methods !== '')
    return new HttpError(405, `${method} is not allowed at ${path.slice(0, 200)}; it takes ${methods}`, { allow: methods });
  return new HttpError(404, `There is no ${method} ${path.slice(0, 200)} here; GET / lists what there is`);
}
