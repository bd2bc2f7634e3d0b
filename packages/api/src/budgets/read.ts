import { z } from 'zod';
import { ETAG, IF_NONE_MATCH } from '../fields/entity-tag.ts';
import { name } from '../fields/name.ts';
import { operation } from '../operation.ts';
import { budgetCheck, budgetJson, budgetList } from './budget.ts';
import { budgetSnapshot } from './snapshot.ts';

/** Whose name is in the path. */
export const BUDGET_NAME = z.strictObject({ name: z.string().min(1).describe('The name of the budget.') });

export const LIST_BUDGETS = operation({
  id: 'listBudgets',
  method: 'GET',
  path: '/api/v1/budgets',
  tag: 'Budgets',
  summary: 'Budgets and how they stand',
  description: 'A limited token sees budgets whose calls are all its own, and its own part of those that each tenant or user has.',
  answer: budgetList,
});

export const GET_BUDGET = operation({
  id: 'getBudget',
  method: 'GET',
  path: '/api/v1/budgets/{name}',
  tag: 'Budgets',
  summary: 'One budget and how it stands',
  params: BUDGET_NAME,
  query: z.strictObject({ target: name.describe('The tenant or user whose own part is wanted, of a budget that each has.').optional() }),
  answer: budgetJson,
  answerHeaders: { etag: 'Of what is written, not of what was spent; for If-Match.' },
});

export const CHECK_BUDGETS = operation({
  id: 'checkBudgets',
  method: 'GET',
  path: '/api/v1/budgets/check',
  tag: 'Budgets',
  summary: 'Which budgets a call falls under, and whether one refuses it',
  description:
    'Of a call that says what is asked with; with a limited token it is of its tenant and user. Nothing is refused here: applications that enforce budgets do.',
  query: z.strictObject({
    user: name.describe('The user of the call.').optional(),
    tenant: name.describe('The tenant of the call.').optional(),
    feature: name.describe('The feature of the call.').optional(),
    provider: name.describe('The provider that would answer.').optional(),
    model: name.describe('The model that would be asked.').optional(),
    service: name.describe('The service that makes the call.').optional(),
    environment: name.describe('The deployment environment of the call.').optional(),
  }),
  answer: budgetCheck,
});

export const GET_BUDGET_SNAPSHOT = operation({
  id: 'getBudgetSnapshot',
  method: 'GET',
  path: '/api/v1/budgets/snapshot',
  tag: 'Budgets',
  summary: 'What applications decide about their calls by',
  description: 'For register({ budgets }). Small enough to be asked for every few seconds; the tag leaves the time out.',
  headers: IF_NONE_MATCH,
  answer: budgetSnapshot,
  answerHeaders: { ...ETAG, 'spancost-age-ms': 'Milliseconds since it was computed from the ledger.' },
});
