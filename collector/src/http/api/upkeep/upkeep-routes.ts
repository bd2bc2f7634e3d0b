import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../upkeep/keeper.ts';
import { configReloadRoute, type ConfigReloadRouteOptions } from './config-reload-route.ts';
import { ledgerRoutes } from './ledger-routes.ts';

export interface UpkeepRoutesOptions extends ConfigReloadRouteOptions {
  readonly keeper: Keeper;
}

/** What operators do to a running collector and its ledger. */
export async function upkeepRoutes(app: FastifyInstance, options: UpkeepRoutesOptions): Promise<void> {
  ledgerRoutes(app, options);
  configReloadRoute(app, options);
}
