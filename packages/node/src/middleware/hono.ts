import { runAttributed, type RequestAttributionOptions } from './request-context.ts';

/** What is needed of a context of Hono. */
export interface HonoContext {
  readonly req: { readonly raw: { readonly headers: object }; header(name: string): string | undefined };
}

/**
 * Attributes everything below a request of Hono 4, on Node.
 *
 * @example
 * app.use(spancostHono({ attribution: (c: Context) => ({ user: c.get('user')?.id, tenant: c.req.header('x-tenant') }) }));
 */
export function spancostHono<C extends HonoContext>(
  options: RequestAttributionOptions<[C]>,
): (c: C, next: () => Promise<void>) => Promise<void> {
  return async (c, next) => runAttributed(options, [c], c.req.raw.headers, next);
}
