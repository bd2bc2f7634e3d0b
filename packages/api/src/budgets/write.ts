import { z } from 'zod';
import { operation, type Given } from '../operation.ts';
import { budgetJson } from './budget.ts';
import { budgetPatch, replacingBudget, writtenBudget } from './definition.ts';
import { BUDGET_NAME } from './read.ts';

const ETAG = { etag: 'Of what is written now.' };
const INVALID = 'The budget cannot be; problems says where. Nothing was changed.';
const UNWRITABLE = 'The file of budgets cannot be written; nothing was changed.';

export const CREATE_BUDGET = operation({
  id: 'createBudget',
  method: 'POST',
  path: '/api/v1/budgets',
  tag: 'Budgets',
  summary: 'A further budget',
  description: 'It is on disk and in force with the answer.',
  body: writtenBudget,
  answer: budgetJson,
  answerHeaders: { ...ETAG, location: 'Where it is.' },
  statuses: [201],
  problems: { 409: 'There is one of the name, or there are too many.', 422: INVALID, 503: UNWRITABLE },
});

/** What the ways to change one budget have in common. */
const OF_ONE = {
  path: '/api/v1/budgets/{name}',
  tag: 'Budgets',
  params: BUDGET_NAME,
  headers: { 'if-match': 'ETag of the budget that was read; 412 if it is another one by now.' },
} as const;
const PROBLEMS = { 409: 'The budget is written in spancost.yaml.', 412: 'It is not any more what If-Match names.', 503: UNWRITABLE };
const CHANGED = { answer: budgetJson, answerHeaders: ETAG, problems: { ...PROBLEMS, 422: INVALID } };

export const REPLACE_BUDGET = operation({
  ...OF_ONE,
  ...CHANGED,
  id: 'replaceBudget',
  method: 'PUT',
  summary: 'Another budget in the place of one',
  description: 'What is left out has its default. What calls spent in the period counts for the new one.',
  body: replacingBudget,
});

export const CHANGE_BUDGET = operation({
  ...OF_ONE,
  ...CHANGED,
  id: 'changeBudget',
  method: 'PATCH',
  summary: 'Change what a JSON merge patch says',
  description: 'What is left out stays; null takes it back to its default.',
  body: budgetPatch,
  otherBodies: { 'application/merge-patch+json': 'A JSON merge patch (RFC 7396).' },
});

export const REMOVE_BUDGET = operation({
  ...OF_ONE,
  id: 'removeBudget',
  method: 'DELETE',
  summary: 'Take a budget away',
  statuses: [204],
  problems: PROBLEMS,
});

const testAlert = z
  .object({
    budget: z.string().describe('Name of the budget.'),
    alert: z.string().describe("Which of the budget's alerts was sent."),
    sent_to: z.array(z.string()).describe("Alertmanager's receivers that its routes lead to: budgets email finance@example.com."),
    silenced: z.boolean().describe('Whether a silence in Alertmanager keeps it from them.'),
    accepted: z.literal(true).describe('Alertmanager took it; that somebody read it is not known here.'),
  })
  .meta({ id: 'TestAlert', description: 'Where a test alert went.' });

export type TestAlertAnswer = Given<z.infer<typeof testAlert>>;

export const TEST_BUDGET_ALERT = operation({
  id: 'testBudgetAlert',
  method: 'POST',
  path: '/api/v1/budgets/{name}/test-alert',
  tag: 'Budgets',
  summary: 'A test alert, to those who would be told of a real one',
  description: 'It says that it is a test, and goes by Alertmanager as a real one does.',
  params: BUDGET_NAME,
  answer: testAlert,
  problems: { 409: 'There is no Alertmanager, or nobody to be told.', 502: 'Alertmanager did not take it.' },
});
