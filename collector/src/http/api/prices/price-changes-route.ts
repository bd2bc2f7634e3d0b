import { GET_PRICE_CHANGES } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { WaitingChanges } from '../../../prices/sync/waiting-changes.ts';
import { operationRoute } from '../operation-route.ts';

/** `GET /api/v1/prices/changes`: price changes that wait for somebody to decide. */
export function priceChangesRoute(app: FastifyInstance, { changes }: { readonly changes: WaitingChanges }): void {
  operationRoute(app, GET_PRICE_CHANGES, async () => {
    const { waiting, upstreams } = changes.quarantine;
    return {
      file: changes.file,
      upstreams: Object.entries(upstreams).map(([name, { readAt, url }]) => ({ name, read_at: readAt, url })),
      waiting,
    };
  });
}
