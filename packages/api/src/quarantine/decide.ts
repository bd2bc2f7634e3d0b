import { z } from 'zod';
import { BOOK, CALL_FACTS, PRICE_ID } from '../fields/call-facts.ts';
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

const REPORT_ID = z.string().describe('Id of the report.');

const released = z.object({
  id: REPORT_ID,
  outcome: z
    .enum(['charged', 'supplemented', 'duplicate'])
    .describe(
      'charged: a new call. supplemented: the ledger has the call, and this knows more. duplicate: the ledger has all of it, and nothing is added.',
    ),
  call_id: CALL_FACTS.call_id,
  cost_usd: usdOrUnknown.describe('What the call costs then, net; null where it is not known.'),
  basis: costBasis,
  price_id: PRICE_ID,
});
const stillWrong = z.object({
  id: REPORT_ID,
  outcome: z.literal('still_wrong').describe('It stays in quarantine.'),
  reason: z.string().describe('What is wrong, as a code: cache_exceeds_input.'),
  detail: z.string().describe('What is wrong, in words.'),
});
const item = z
  .union([released, stillWrong])
  .meta({ id: 'ReplayItem', description: 'What would become of one report if it were read again.' });

const replay = z
  .object({
    plan_id: z.string().describe('Stands for exactly these outcomes; approve it to have them.'),
    book: BOOK,
    reports: z.int().describe('Reports that were read again.'),
    releasable: z.int().describe('Of them, those that the ledger would take.'),
    still_wrong: z.int().describe('Of them, those that stay in quarantine.'),
    cost_usd: usd.describe("What the ledger's total would grow by, as far as costs are known."),
    has_more: z.boolean().describe('Whether more reports match than are read at once: replay again afterwards.'),
    items: z.array(item).describe('One for each report that was read again.'),
    released: z.int().describe('Reports that this request released: 0 without an approval.'),
  })
  .meta({ id: 'Replay', description: 'What reading reports again comes to.' });

const dismissed = z
  .object({
    dismissed: z.array(z.string()).describe('Dismissed by this request.'),
    decided: z.array(z.string()).describe('Released or dismissed before; they stay so.'),
    unknown: z.array(z.string()).describe('There is no report of this id.'),
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
    ids: ids.describe('These reports.').optional(),
    reason: name.describe('Reports that are here for this reason, a code such as cache_exceeds_input.').optional(),
    service: name.describe('Only those of this service.').optional(),
    from: instant.describe('Only those that came then or later.').optional(),
    to: instant.describe('Only those that came before.').optional(),
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
  .meta({
    id: 'Replaying',
    description: 'Which reports: by ids alone, or by reason, or by when they came.',
    examples: [{ reason: 'cache_exceeds_input', from: '2026-11-01T00:00:00Z' }],
  });

export const REPLAY_QUARANTINED = operation({
  id: 'replayQuarantined',
  method: 'POST',
  path: '/api/v1/quarantine/replay',
  tag: 'Upkeep',
  summary: 'What reports would be if they were read again; with approve, have them',
  description: `Without approve nothing is written. Send the same again with the plan_id of the answer as approve, and what can be released is in the ledger. At most ${MAX_REPLAYED} reports at once, newest first. By ids, what was dismissed is read again as well.`,
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
  description: 'They stay where they are, with the reason, and wait no longer.',
  body: z
    .strictObject({
      ids: ids.describe('Ids of the reports.'),
      reason: reason('why they are nothing').describe('Why they are nothing; kept with each.'),
    })
    .meta({ id: 'Dismissing', description: 'Which reports are nothing, and why.' }),
  answer: dismissed,
});
