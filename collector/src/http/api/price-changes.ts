import type { PriceChange } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import type { WaitingChanges } from '../../prices/sync/waiting-changes.ts';

/** The answer of `GET /api/v1/prices/changes`. */
export interface PriceChanges {
  /** Where the changes wait, and where the command line decides them. */
  readonly file: string;
  /** When each source was last read, and where. */
  readonly upstreams: readonly { readonly name: string; readonly read_at: string; readonly url: string }[];
  readonly waiting: readonly PriceChange[];
}

/** `GET /api/v1/prices/changes`: price changes that wait for somebody to decide. */
export async function priceChangesRoute(app: FastifyInstance, { changes }: { readonly changes: WaitingChanges }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/prices/changes',
    handler: async (): Promise<PriceChanges> => {
      const { waiting, upstreams } = changes.quarantine;
      return {
        file: changes.file,
        upstreams: Object.entries(upstreams).map(([name, { readAt, url }]) => ({ name, read_at: readAt, url })),
        waiting,
      };
    },
  });
}
