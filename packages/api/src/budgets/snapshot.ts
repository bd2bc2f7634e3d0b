import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import { callScope, ENFORCE } from './definition.ts';
import { budgetState } from './status.ts';

const SCOPE = callScope.describe('Which calls count.');
const standing = {
  state: budgetState,
  spent_usd: usd.describe('What counts; missing where the token may not know amounts.').exactOptional(),
  remaining_usd: usd.describe('Below zero once it is overspent; missing where the token may not know amounts.').exactOptional(),
};
const TARGET = z.string().describe('The tenant or user.');

const snapshotBudget = z
  .object({
    name: z.string().describe('Name of the budget.'),
    scope: SCOPE,
    per: z
      .enum(['tenant', 'user'])
      .describe('Each tenant, or each user, has the amount for its own; missing where all share it.')
      .exactOptional(),
    period: z.string().describe('When it begins anew, as it is written: monthly.'),
    starts_at: timestamp.describe('The first moment of the period.'),
    ends_at: timestamp.describe('The first moment after the period.'),
    enforce: ENFORCE,
    amount_usd: usd.describe('What may be spent in the period; missing where the token may not know amounts.').exactOptional(),
    warn_at_usd: usd
      .describe('The lowest amount at which somebody is told; missing where nobody is, and where the token may not know amounts.')
      .exactOptional(),
    whole: z.object(standing).describe('How it stands; missing where each tenant or user has its own.').exactOptional(),
    targets: z
      .array(z.object({ target: TARGET, ...standing }))
      .describe('Those that have spent half of theirs or more, greatest share first.')
      .exactOptional(),
    unlisted_below_usd: usd
      .describe('Every tenant or user that is not listed has spent less; missing if that is not known.')
      .exactOptional(),
  })
  .meta({ id: 'SnapshotBudget', description: 'A budget, as far as the token may know it.' });

const use = z.object({
  target: TARGET,
  requests: z.int().describe('Calls of the last minute.'),
  tokens: z.int().describe('Their tokens, of all types.'),
  free_at: timestamp.describe('Where it is over: when it is not any more, if nothing is added.').exactOptional(),
});

const snapshotLimit = z
  .object({
    name: z.string().describe('Name of the limit.'),
    scope: SCOPE,
    per: z.enum(['tenant', 'user']).describe('Whether each tenant, or each user, has it for its own.'),
    enforce: ENFORCE,
    requests_per_minute: z.number().describe('Calls in any minute; missing where they are not limited.').exactOptional(),
    tokens_per_minute: z.number().describe('Tokens of all types in any minute; missing where they are not limited.').exactOptional(),
    targets: z.array(use).describe('Those that have used anything, greatest share first, a bounded number of them.'),
  })
  .meta({ id: 'SnapshotLimit', description: 'A limit of requests or tokens in any minute.' });

/** On the wire what `BudgetSnapshot` of @spancost/conventions is, which applications read. */
export const budgetSnapshot = z
  .object({
    schema: z.literal('spancost/budget-snapshot/v1').describe('What it is; another version of the form says something else.'),
    as_of: timestamp.describe('The moment of the ledger that it is computed from.'),
    acts_as: z
      .object({
        tenant: z.string().describe('Missing for a token that is limited to none.').exactOptional(),
        user: z.string().describe('Missing for a token that is limited to none.').exactOptional(),
      })
      .describe('To whom the calls that are sent with this token are charged, whatever they say.'),
    environment: z
      .string()
      .describe('Deployment environment of calls that do not say theirs; missing where there is none.')
      .exactOptional(),
    budgets: z.array(snapshotBudget).describe('Budgets that calls of the token may fall under.'),
    limits: z.array(snapshotLimit).describe('Limits of requests and tokens that calls of the token may fall under.'),
  })
  .meta({ id: 'BudgetSnapshot', description: 'Everything that an application needs to decide about its calls by itself.' });
