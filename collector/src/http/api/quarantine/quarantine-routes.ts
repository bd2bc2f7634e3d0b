import type { FastifyInstance } from 'fastify';
import type { LedgerViews } from '../../../ledger/views.ts';
import type { Replayer } from '../../../quarantine/replayer.ts';
import { quarantineDecisionRoutes } from './decision-routes.ts';
import { quarantineReadRoutes } from './read-routes.ts';

export interface QuarantineRoutesOptions {
  readonly ledger: LedgerViews;
  readonly replayer: Replayer;
}

/** Everything under `/api/v1/quarantine`: reports that cannot be true, and what becomes of them. */
export async function quarantineRoutes(app: FastifyInstance, options: QuarantineRoutesOptions): Promise<void> {
  quarantineReadRoutes(app, options);
  quarantineDecisionRoutes(app, options);
}
