import { z } from 'zod';
import { instant } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { approvedPlan } from '../fields/plan-id.ts';
import { reason } from '../fields/reason.ts';
import { usd, usdOrUnknown } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';
import { costBasis } from '../usage/call.ts';

/** Reports that are read again at once. */
export const MAX_REPLAYED = 1000;

const id = z.string('an id of GET /api/v1/quarantine').min(1).max(64);
const ids = z.array(id, 'a list of ids').min(1, 'at least one id').max(MAX_REPLAYED, `at most ${MAX_REPLAYED} ids`);

const released = z.object({
  id: z.string(),
  outcome: z.enum(['charged', 'supplemented', 'duplicate']).describe('duplicate: the ledger has the call already, and nothing is added.'),
  call_id: z.string(),
  cost_usd: usdOrUnknown.describe('What the call costs then, net; null where it is not known.'),
  basis: costBasis,
  price_id: z.string().nullable(),
});
const stillWrong = z.object({ id: z.string(), outcome: z.literal('still_wrong'), reason: z.string(), detail: z.string() });
const item = z
  .union([released, stillWrong])
  .meta({ id: 'ReplayItem', description: 'What would become of one report if it were read again.' });

const replay = z
  .object({
    plan_id: z.string().describe('Stands for exactly these outcomes; approve it to have them.'),
    book: z.string(),
    reports: z.int(),
    releasable: z.int(),
    still_wrong: z.int(),
    cost_usd: usd.describe("What the ledger's total would grow by."),
    has_more: z.boolean().describe('Whether more reports match than are read at once: replay again afterwards.'),
    items: z.array(item),
    released: z.int().describe('Reports that this request released: 0 without an approval.'),
  })
  .meta({ id: 'Replay' });

const dismissed = z
  .object({
    dismissed: z.array(z.string()),
    decided: z.array(z.string()).describe('Released or dismissed before; they stay so.'),
    unknown: z.array(z.string()),
  })
  .meta({ id: 'Dismissed', description: 'What became of reports that were to be dismissed, by id.' });

export type ReplayAnswer = Given<z.infer<typeof replay>>;
export type ReplayPlanJson = Omit<ReplayAnswer, 'released'>;
export type ReplayItem = Given<z.infer<typeof item>>;
export type ReleasedItem = Given<z.infer<typeof released>>;
export type StillWrongItem = Given<z.infer<typeof stillWrong>>;
export type DismissAnswer = Given<z.infer<typeof dismissed>>;

const which = z
  .strictObject({
    ids: ids.optional(),
    reason: name.optional(),
    service: name.optional(),
    from: instant.optional(),
    to: instant.optional(),
    approve: approvedPlan,
  })
  .refine(({ ids: list, reason: why, from }) => list !== undefined || why !== undefined || from !== undefined, {
    message: 'say which reports: by ids, or by reason, or by when they came with from and to',
  })
  .refine(
    ({ ids: list, reason: why, service, from, to }) => list === undefined || [why, service, from, to].every((each) => each === undefined),
    { path: ['ids'], message: 'stands alone: ids say which reports, nothing else does then' },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'not after from',
  })
  .meta({ id: 'Replaying', description: 'Which reports: by ids alone, or by reason, or by when they came.' });

export const REPLAY_QUARANTINED = operation({
  id: 'replayQuarantined',
  method: 'POST',
  path: '/api/v1/quarantine/replay',
  tag: 'Upkeep',
  summary: 'What reports would be if they were read again; with approve, have them',
  body: which,
  answer: replay,
  problems: { 409: 'The plan is not what would be done now. Nothing was written.' },
});

export const DISMISS_QUARANTINED = operation({
  id: 'dismissQuarantined',
  method: 'POST',
  path: '/api/v1/quarantine/dismiss',
  tag: 'Upkeep',
  summary: 'These reports are nothing, for a reason',
  body: z.strictObject({ ids, reason: reason('why they are nothing') }).meta({ id: 'Dismissing' }),
  answer: dismissed,
});
