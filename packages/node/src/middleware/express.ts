import { runAttributed, type RequestAttributionOptions } from './request-context.ts';

/** What is needed of a request of Express 4 and 5, Connect, or plain Node. */
export interface ExpressRequest {
  readonly headers: object;
}

/**
 * Attributes everything below a request of Express 4 or 5. Put it behind what parses bodies and signs users in: it sees what
 * they found out, and some parsers lose the context.
 *
 * @example
 * app.use(express.json(), signIn);
 * app.use(spancostExpress({ attribution: (req: Request) => ({ user: req.user?.id, tenant: req.get('x-tenant') }) }));
 */
export function spancostExpress<Req extends ExpressRequest, Res = unknown>(
  options: RequestAttributionOptions<[Req, Res]>,
): (request: Req, response: Res, next: (error?: unknown) => void) => void {
  return (request, response, next) => void runAttributed(options, [request, response], request.headers, () => next());
}
