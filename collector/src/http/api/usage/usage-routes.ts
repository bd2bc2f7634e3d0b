import type { FastifyInstance } from 'fastify';
import { callRoute } from './call-route.ts';
import { listRoute } from './list-route.ts';
import type { UsageRoutesOptions } from './usage-routes-options.ts';

/** `GET /api/v1/usage`, a list of calls, and `GET /api/v1/usage/{call_id}`, one call with its entries. */
export async function usageRoutes(app: FastifyInstance, options: UsageRoutesOptions): Promise<void> {
  listRoute(app, options);
  callRoute(app, options);
}
