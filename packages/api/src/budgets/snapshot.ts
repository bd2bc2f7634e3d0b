import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import { callScope } from './definition.ts';
import { budgetState } from './status.ts';

const enforce = z.enum(['off', 'warn', 'block']);
const standing = { state: budgetState, spent_usd: usd.exactOptional(), remaining_usd: usd.exactOptional() };

const snapshotBudget = z
  .object({
    name: z.string(),
    scope: callScope,
    per: z.enum(['tenant', 'user']).exactOptional(),
    period: z.string(),
    starts_at: timestamp,
    ends_at: timestamp.describe('The first moment after the period.'),
    enforce,
    amount_usd: usd.describe('Missing where the token may not know amounts.').exactOptional(),
    warn_at_usd: usd.describe('The lowest amount at which somebody is told.').exactOptional(),
    whole: z.object(standing).describe('Missing where each tenant or user has its own.').exactOptional(),
    targets: z
      .array(z.object({ target: z.string(), ...standing }))
      .describe('Those that have spent half of theirs or more, greatest share first.')
      .exactOptional(),
    unlisted_below_usd: usd
      .describe('Every tenant or user that is not listed has spent less; missing if that is not known.')
      .exactOptional(),
  })
  .meta({ id: 'SnapshotBudget' });

const use = z.object({
  target: z.string(),
  requests: z.int(),
  tokens: z.int(),
  free_at: timestamp.describe('Where it is over: when it is not any more, if nothing is added.').exactOptional(),
});

const snapshotLimit = z
  .object({
    name: z.string(),
    scope: callScope,
    per: z.enum(['tenant', 'user']),
    enforce,
    requests_per_minute: z.number().exactOptional(),
    tokens_per_minute: z.number().exactOptional(),
    targets: z.array(use).describe('Those that have used anything, greatest share first, a bounded number of them.'),
  })
  .meta({ id: 'SnapshotLimit' });

/** On the wire what `BudgetSnapshot` of @spancost/conventions is, which applications read. */
export const budgetSnapshot = z
  .object({
    schema: z.literal('spancost/budget-snapshot/v1'),
    as_of: timestamp.describe('The moment of the ledger that it is computed from.'),
    acts_as: z
      .object({ tenant: z.string().exactOptional(), user: z.string().exactOptional() })
      .describe('To whom the calls that are sent with this token are charged, whatever they say.'),
    environment: z.string().describe('Of calls that do not say theirs.').exactOptional(),
    budgets: z.array(snapshotBudget),
    limits: z.array(snapshotLimit),
  })
  .meta({ id: 'BudgetSnapshot', description: 'Everything that an application needs to decide about its calls by itself.' });
