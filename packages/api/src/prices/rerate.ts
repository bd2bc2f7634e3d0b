import { z } from 'zod';
import { BOOK, CALL_FACTS } from '../fields/call-facts.ts';
import { instant, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { approvedPlan } from '../fields/plan-id.ts';
import { usd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const AMOUNTS = {
  newly_priced_calls: z.int().describe('Calls whose cost was not known before; they are in after_usd and not in before_usd.'),
  before_usd: usd.describe(
    'What the changed calls cost so far by price book, where that was known; corrections by hand are not in it, and stay on top.',
  ),
  after_usd: usd.describe('What the changed calls cost by the book in force, without corrections by hand.'),
  difference_usd: usd.describe('after_usd - before_usd; below zero where it is less.'),
};

const group = z
  .object({
    tenant: CALL_FACTS.tenant,
    feature: CALL_FACTS.feature,
    provider: CALL_FACTS.provider,
    model: CALL_FACTS.model,
    calls: z.int().describe('Calls of the group that change.'),
    ...AMOUNTS,
  })
  .meta({
    id: 'RerateGroup',
    description:
      'Calls of one tenant, feature, provider and model that cost something else now; from the 10,000th group on, all further ones together as other.',
  });

const plan = {
  plan_id: z.string().describe('Hash of what would be changed, to approve it by.'),
  from: timestamp.describe('The first moment.'),
  to: timestamp.describe('The moment at which it ends, which is not in it.'),
  provider: z.string().nullable().describe('The provider whose calls were looked at; null for all.'),
  model: z.string().nullable().describe('The model whose calls were looked at; null for all.'),
  book: BOOK,
  calls: z.int().describe('Calls that were looked at.'),
  changed_calls: z.int().describe('Calls that cost something else now; all amounts are theirs.'),
  ...AMOUNTS,
  unpriceable_calls: z.int().describe('Calls that have a price and would have none; they are left alone.'),
  unpriced_calls: z.int().describe('Calls that have no price, before and after.'),
  settled_calls: z.int().describe('Calls without a price whose cost was set by hand; they are left alone.'),
  groups: z.array(group).describe('Greatest difference first, up or down.'),
};

const rerated = z
  .object({ ...plan, applied_entries: z.int().describe('Corrections that this request appended: 0 without an approval.') })
  .meta({
    id: 'Rerated',
    description: 'What a re-rating changes. Amounts are those of the calls that change.',
  });

export type RerateAnswer = Given<z.infer<typeof rerated>>;
export type ReratePlanJson = Omit<RerateAnswer, 'applied_entries'>;
export type RerateGroup = Given<z.infer<typeof group>>;

export const RERATE = operation({
  id: 'rerate',
  method: 'POST',
  path: '/api/v1/prices/rerate',
  tag: 'Prices',
  summary: 'What calls would have cost by the book in force; with approve, correct them',
  description:
    'Without approve nothing is written. Send the same again with the plan_id of the answer as approve, and each call that changes has a correction of the difference. Costs that a provider reported stay, and corrections by hand stay on top.',
  body: z
    .strictObject({
      from: instant.describe('The first moment.'),
      to: instant.describe('The moment at which it ends, which is not in it.'),
      provider: name.describe('Only calls that this provider answered.').optional(),
      model: name.describe('Only calls of this model.').optional(),
      approve: approvedPlan,
    })
    .refine(({ from, to }) => !(Date.parse(from) >= Date.parse(to)), { path: ['to'], message: 'not after from' })
    .meta({
      id: 'Rerating',
      description: 'Which calls; with approve, they are corrected.',
      examples: [{ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', provider: 'openai' }],
    }),
  answer: rerated,
  problems: { 409: 'The plan is not what would be changed now, or another one is being applied. Nothing was written.' },
});
