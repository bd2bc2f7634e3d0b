import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import type { Given } from '../operation.ts';

/** What comes of a budget or limit that is spent. */
export const ENFORCE = z
  .enum(['off', 'warn', 'block'])
  .describe('What applications that enforce budgets do with calls of one that is spent: nothing, tell their handler, or refuse them.');

const BUDGET_PERIODS = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'interval', 'fixed'] as const;

/** Which calls something is about; a field that is missing takes in all values. */
export const callScope = z
  .object({
    provider: z.string().describe('Calls that this provider answers.').exactOptional(),
    model: z.string().describe('Calls of this model.').exactOptional(),
    tenant: z.string().describe('Calls of this tenant.').exactOptional(),
    user: z.string().describe('Calls of this user.').exactOptional(),
    feature: z.string().describe('Calls of this feature.').exactOptional(),
    service: z.string().describe('Calls that this service makes.').exactOptional(),
    environment: z.string().describe('Calls of this deployment environment.').exactOptional(),
  })
  .meta({ id: 'CallScope', description: 'Which calls count; a field that is missing takes in all values.' });

const recipients = z
  .object({
    email: z.array(z.string()).describe('E-mail addresses.'),
    slack: z.array(z.string()).describe('Addresses of Slack, without what they authorise by: https://hooks.slack.com/….'),
    webhook: z.array(z.string()).describe('Addresses of your own, without what they authorise by.'),
  })
  .meta({ id: 'BudgetRecipients', description: 'Who is told.' });

/** A budget by the keys of `spancost.yaml`, with its defaults filled in: what it would take to write it again. */
export const budgetDefinition = z
  .object({
    name: z.string().describe('Name of the budget, and the label budget of its gauges.'),
    amount_usd: usd.describe('What may be spent in each period, as it was written.'),
    period: z
      .enum(BUDGET_PERIODS)
      .describe('When it begins anew. Weeks begin on Monday; interval counts from the epoch, fixed is from one moment to another.'),
    interval: z.string().describe('Of a period interval, such as 10m.').exactOptional(),
    from: timestamp.describe('Of a period fixed.').exactOptional(),
    to: timestamp.describe('First moment after a period fixed.').exactOptional(),
    time_zone: z.string().describe('IANA name of the zone at whose midnight its periods begin.'),
    scope: callScope,
    per: z.enum(['tenant', 'user']).describe('Each tenant, or each user, has the amount for its own.').exactOptional(),
    thresholds: z.array(z.string()).describe('Shares of the amount at which somebody is told, in rising order: 0.8 is at 80 percent.'),
    forecast: z.boolean().describe('Whether somebody is told when the forecast passes the amount.'),
    recipients: recipients.describe('Missing for those who may not set budgets.').exactOptional(),
    active: z.boolean().describe('One that is not active is kept and not computed.'),
    enforce: ENFORCE,
  })
  .meta({ id: 'BudgetDefinition', description: 'A budget by the keys of spancost.yaml, with its defaults filled in.' });

export type BudgetDefinition = Given<z.infer<typeof budgetDefinition>>;
export type RecipientsJson = Given<z.infer<typeof recipients>>;

/** What a client may write: any key but the amounts, which may be numbers too, as an answer has them. */
type Writable = Omit<Partial<BudgetDefinition>, 'amount_usd' | 'thresholds' | 'recipients'> & {
  readonly amount_usd?: string | number;
  readonly thresholds?: readonly (string | number)[];
  readonly recipients?: Partial<RecipientsJson>;
};

/** A budget as it is written. */
export type WrittenBudget = Writable & Required<Pick<Writable, 'name' | 'amount_usd' | 'period'>>;

/** A budget in the place of another one of its name. */
export type ReplacingBudget = Omit<WrittenBudget, 'name'> & { readonly name?: string };

/** What changes of a budget: a JSON merge patch, in which null takes back what was written. */
export type BudgetPatch = { readonly [Key in keyof Writable]?: Writable[Key] | null };

/**
 * Bodies that the collector reads by the declaration of `budgets` in `spancost.yaml`, which is where the reference has their schemas
 * from: amounts are kept as they are written, which is not what a parser of JSON makes of numbers.
 */
export const writtenBudget = z.custom<WrittenBudget>().meta({ id: 'WrittenBudget' });
export const replacingBudget = z.custom<ReplacingBudget>().meta({ id: 'ReplacingBudget' });
export const budgetPatch = z.custom<BudgetPatch>().meta({ id: 'BudgetPatch' });
