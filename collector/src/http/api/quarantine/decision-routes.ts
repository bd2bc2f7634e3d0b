import { DISMISS_QUARANTINED, REPLAY_QUARANTINED, type BodyOf } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { QuarantineFilter } from '../../../ledger/quarantined-report.ts';
import type { Replayer } from '../../../quarantine/replayer.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';

/**
 * `POST /api/v1/quarantine/replay`: what would become of reports if they were read again now; with `approve`, the `plan_id` of an
 * earlier answer, they are. `POST /api/v1/quarantine/dismiss`: these are nothing, for this reason.
 */
export function quarantineDecisionRoutes(app: FastifyInstance, { replayer }: { readonly replayer: Replayer }): void {
  operationRoute(app, REPLAY_QUARANTINED, async ({ body: { approve, ...sent } }) => {
    const filter = filterOf(sent);
    if (approve === undefined) return { ...(await replayer.plan(filter)), released: 0 };
    const replayed = await replayer.approve(filter, approve);
    if (replayed.kind === 'replayed') return { ...replayed.plan, released: replayed.released };
    const { releasable, cost_usd: cost } = replayed.plan;
    throw new HttpError(
      409,
      `The plan ${approve} is not what would be done now (${releasable} reports released, ${cost} US dollars): reports, prices or the ledger have changed since. Nothing was written; ask for a plan again and approve that`,
    );
  });

  operationRoute(app, DISMISS_QUARANTINED, async ({ body: { ids, reason } }) => replayer.dismiss([...new Set(ids)], reason));
}

function filterOf({ ids: list, reason, service, from, to }: Omit<BodyOf<typeof REPLAY_QUARANTINED>, 'approve'>): QuarantineFilter {
  return {
    ...(list === undefined ? {} : { ids: [...new Set(list)] }),
    ...(reason === undefined ? {} : { reason }),
    ...(service === undefined ? {} : { service }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
