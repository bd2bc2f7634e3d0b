import { z } from 'zod';
import { instant, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { approvedPlan } from '../fields/plan-id.ts';
import { usd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const AMOUNTS = {
  newly_priced_calls: z.int().describe('Calls whose cost was not known before; they are in after_usd and not in before_usd.'),
  before_usd: usd,
  after_usd: usd,
  difference_usd: usd,
};

const group = z
  .object({
    tenant: z.string().nullable(),
    feature: z.string().nullable(),
    provider: z.string(),
    model: z.string().nullable(),
    calls: z.int(),
    ...AMOUNTS,
  })
  .meta({
    id: 'RerateGroup',
    description: 'Calls of one tenant, feature, provider and model that cost something else now; null where it is not known.',
  });

const plan = {
  plan_id: z.string().describe('Hash of what would be changed, to approve it by.'),
  from: timestamp,
  to: timestamp,
  provider: z.string().nullable(),
  model: z.string().nullable(),
  book: z.string(),
  calls: z.int(),
  changed_calls: z.int(),
  ...AMOUNTS,
  unpriceable_calls: z.int().describe('Calls that have a price and would have none; they are left alone.'),
  unpriced_calls: z.int().describe('Calls that have no price, before and after.'),
  settled_calls: z.int().describe('Calls without a price whose cost was set by hand; they are left alone.'),
  groups: z.array(group).describe('Greatest difference first.'),
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
  body: z
    .strictObject({
      from: instant,
      to: instant.describe('The moment at which it ends, which is not in it.'),
      provider: name.optional(),
      model: name.optional(),
      approve: approvedPlan,
    })
    .refine(({ from, to }) => !(Date.parse(from) >= Date.parse(to)), { path: ['to'], message: 'not after from' })
    .meta({ id: 'Rerating' }),
  answer: rerated,
  problems: { 409: 'The plan is not what would be changed now, or another one is being applied. Nothing was written.' },
});
