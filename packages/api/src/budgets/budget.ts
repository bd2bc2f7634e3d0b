import { z } from 'zod';
import { budgetDefinition, ENFORCE } from './definition.ts';
import { budgetState, budgetStatus } from './status.ts';
import type { Given } from '../operation.ts';

/** A budget, and how it stands. */
export const budgetJson = z
  .object({
    name: z.string().describe('Name of the budget, by which it is in the path.'),
    source: z.enum(['file', 'api']).describe('Where it is written: in spancost.yaml, which no request changes, or by requests.'),
    shadowed: z.boolean().describe('It was made through the API and is not in force, because spancost.yaml has one of its name.'),
    budget: budgetDefinition,
    status: budgetStatus
      .nullable()
      .describe('Null for a budget that is not in force, and for one that each tenant or user has for its own.'),
    targets: z.array(budgetStatus).describe('Tenants or users that have spent half of theirs or more, greatest share first; else none.'),
    targets_by_state: z
      .object({
        ok: z.int().describe('How many have reached no threshold.'),
        warning: z.int().describe('How many have reached the lowest threshold, and not the amount.'),
        exceeded: z.int().describe('How many have reached the amount.'),
      })
      .nullable()
      .describe('How many tenants or users that have spent anything are in each state; null where that is nothing to tell.'),
  })
  .meta({ id: 'Budget', description: 'A budget, and how it stands.' });

export const budgetList = z
  .object({ budgets: z.array(budgetJson).describe('Those of spancost.yaml first.') })
  .meta({ id: 'Budgets', description: 'The budgets that the token may see.' });

const checkedBudget = z
  .object({
    name: z.string().describe('Name of the budget.'),
    per: z
      .enum(['tenant', 'user'])
      .nullable()
      .describe('Whether each tenant, or each user, has the amount for its own; null where all share it.'),
    enforce: ENFORCE,
    blocks: z.boolean().describe('Whether applications that enforce budgets refuse the call for it.'),
    state: budgetState,
    status: budgetStatus.nullable().describe('Null where calls of others count too, whose amounts the token may not know.'),
  })
  .meta({ id: 'CheckedBudget', description: 'A budget that a call falls under.' });

export const budgetCheck = z
  .object({
    state: budgetState.describe('The worst of all budgets that the call falls under.'),
    blocked: z.boolean().describe('Whether applications that enforce budgets refuse the call, for any of them.'),
    budgets: z.array(checkedBudget).describe('All that the call falls under.'),
  })
  .meta({ id: 'BudgetCheck', description: 'What a call would meet.' });

export type BudgetJson = Given<z.infer<typeof budgetJson>>;
export type BudgetList = Given<z.infer<typeof budgetList>>;
export type CheckedBudget = Given<z.infer<typeof checkedBudget>>;
export type BudgetCheck = Given<z.infer<typeof budgetCheck>>;
