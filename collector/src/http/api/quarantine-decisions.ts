import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { QuarantineFilter } from '../../ledger/quarantined-report.ts';
import type { ReplayPlanJson } from '../../quarantine/replay-plan.ts';
import { MAX_REPLAYED, type DismissAnswer, type Replayer } from '../../quarantine/replayer.ts';
import { HttpError } from '../http-error.ts';
import { approvedPlan, instant, wantedName } from './input-fields.ts';
import { readInput } from './read-input.ts';

const id = z.string('an id of GET /api/v1/quarantine').min(1).max(64);
const ids = z.array(id, 'a list of ids').min(1, 'at least one id').max(MAX_REPLAYED, `at most ${MAX_REPLAYED} ids`);

const REPLAY = z
  .strictObject({
    ids: ids.optional(),
    reason: wantedName,
    service: wantedName,
    from: instant.optional(),
    to: instant.optional(),
    approve: approvedPlan,
  })
  .refine(({ ids: list, reason, from }) => list !== undefined || reason !== undefined || from !== undefined, {
    message: 'say which reports: by ids, or by reason, or by when they came with from and to',
  })
  .refine(
    ({ ids: list, reason, service, from, to }) => list === undefined || [reason, service, from, to].every((each) => each === undefined),
    {
      path: ['ids'],
      message: 'stands alone: ids say which reports, nothing else does then',
    },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not after from',
  });

const DISMISS = z.strictObject({
  ids,
  reason: z.string('why they are nothing').trim().min(1, 'why they are nothing').max(1000, 'at most 1,000 characters'),
});

/** The answer of `POST /api/v1/quarantine/replay`. */
export interface ReplayAnswer extends ReplayPlanJson {
  /** Reports that this request released: 0 without an approval. */
  readonly released: number;
}

/**
 * `POST /api/v1/quarantine/replay`: what would become of reports if they were read again now; with `approve`, the `plan_id` of an
 * earlier answer, they are. `POST /api/v1/quarantine/dismiss`: these are nothing, for this reason.
 */
export async function quarantineDecisionsRoute(app: FastifyInstance, { replayer }: { readonly replayer: Replayer }): Promise<void> {
  app.route({
    method: 'POST',
    url: '/api/v1/quarantine/replay',
    handler: async (request): Promise<ReplayAnswer> => {
      const { approve, ...sent } = readInput(REPLAY, request.body ?? {}, 422);
      const filter = filterOf(sent);
      if (approve === undefined) return { ...(await replayer.plan(filter)), released: 0 };
      const replayed = await replayer.approve(filter, approve);
      if (replayed.kind === 'replayed') return { ...replayed.plan, released: replayed.released };
      const { releasable, cost_usd: cost } = replayed.plan;
      throw new HttpError(
        409,
        `The plan ${approve} is not what would be done now (${releasable} reports released, ${cost} US dollars): reports, prices or the ledger have changed since. Nothing was written; ask for a plan again and approve that`,
      );
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/quarantine/dismiss',
    handler: async (request): Promise<DismissAnswer> => {
      const { ids: dismissed, reason } = readInput(DISMISS, request.body ?? {}, 422);
      return replayer.dismiss([...new Set(dismissed)], reason);
    },
  });
}

function filterOf({ ids: list, reason, service, from, to }: Omit<z.infer<typeof REPLAY>, 'approve'>): QuarantineFilter {
  return {
    ...(list === undefined ? {} : { ids: [...new Set(list)] }),
    ...(reason === undefined ? {} : { reason }),
    ...(service === undefined ? {} : { service }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}
