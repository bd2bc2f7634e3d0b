import type { FastifyInstance } from 'fastify';
import type { Corrector } from '../../../pipeline/corrector.ts';
import { callRoute } from './call-route.ts';
import { contentRoute, type Keeping } from './content-route.ts';
import { correctionsRoute } from './corrections-route.ts';
import { listRoute } from './list-route.ts';
import type { CallRouteOptions } from './call-route-options.ts';

export interface UsageRoutesOptions extends CallRouteOptions {
  readonly corrector: Corrector;
  /** How long prompts and answers, and calls, are kept. */
  readonly keeping: Keeping;
}

/** Calls that the ledger has: a list of them, and everything of one. How calls are sent is in `sent-usage`. */
export async function usageRoutes(app: FastifyInstance, options: UsageRoutesOptions): Promise<void> {
  listRoute(app, options);
  callRoute(app, options);
  contentRoute(app, options);
  correctionsRoute(app, options);
}
