import { runAttributed, type RequestAttributionOptions } from './request-context.ts';

/**
 * Wraps handlers of Next.js so that everything below a request is attributed: route handlers, server actions, and API routes
 * of the pages router. The callback gets what the handler gets.
 *
 * @example
 * // spancost.ts
 * export const attributed = spancostNext({ attribution: async (request: Request) => ({ user: await userOf(request) }) });
 * // app/api/chat/route.ts
 * export const POST = attributed(async (request: Request) => Response.json(await answer(await request.json())));
 */
export function spancostNext<Asked extends readonly unknown[]>(
  options: RequestAttributionOptions<Asked>,
): <Rest extends readonly unknown[], R>(
  handler: (...args: readonly [...Asked, ...Rest]) => R,
) => (...args: readonly [...Asked, ...Rest]) => Promise<Awaited<R>> {
  return <Rest extends readonly unknown[], R>(handler: (...args: readonly [...Asked, ...Rest]) => R) =>
    async (...args: readonly [...Asked, ...Rest]): Promise<Awaited<R>> =>
      // The callback gets what comes behind its own parameters too; it need not know of it.
      await runAttributed<Asked, R>(options, args as unknown as Asked, headersOf(args[0]), () => handler(...args));
}

/** Headers of a web request, or of Node's; a server action has none. */
function headersOf(request: unknown): unknown {
  return typeof request === 'object' && request !== null && 'headers' in request ? request.headers : undefined;
}
