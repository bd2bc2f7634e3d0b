import { CHANGE_BUDGET, CREATE_BUDGET, REMOVE_BUDGET, REPLACE_BUDGET, type BudgetJson } from '@spancost/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Budget } from '../../../budgets/budget.ts';
import type { BudgetChange } from '../../../budgets/store/budget-change.ts';
import type { BudgetStore } from '../../../budgets/store/budget-store.ts';
import { budgetTag } from '../../../budgets/store/budget-tag.ts';
import { accessOf } from '../../access-of.ts';
import { HttpError } from '../../http-error.ts';
import { ifMatch } from '../../if-match.ts';
import { operationRoute } from '../operation-route.ts';
import { budgetDefinition } from './budget-definition.ts';
import type { BudgetReader } from './budget-reader.ts';
import { refusedChange } from './refused-change.ts';
import { takeWrittenBudgets } from './written-body.ts';

export interface BudgetWriteOptions {
  readonly store: BudgetStore;
  readonly reader: BudgetReader;
}

/**
 * `POST /api/v1/budgets` makes a budget, `PUT`, `PATCH` and `DELETE /api/v1/budgets/{name}` replace it, change what a JSON merge
 * patch says, and take it away. With `If-Match` only if it is still what the ETag was of. What was done is on disk and in force.
 * Bodies are taken as they were sent: null is none.
 */
export async function budgetWriteRoutes(app: FastifyInstance, { store, reader }: BudgetWriteOptions): Promise<void> {
  takeWrittenBudgets(app);
  const answer = async (budget: Budget, request: FastifyRequest, reply: FastifyReply): Promise<BudgetJson> => {
    reply.header('etag', `"${budgetTag(budget)}"`);
    return reader.one({ budget, source: 'api', shadowed: false }, accessOf(request));
  };

  operationRoute(app, CREATE_BUDGET, async ({ request, reply }) => {
    const budget = done(request, 'created', () => store.create(request.body));
    reply.header('location', `/api/v1/budgets/${encodeURIComponent(budget.name)}`);
    return answer(budget, request, reply);
  });

  operationRoute(app, REPLACE_BUDGET, async ({ params: { name }, request, reply }) => {
    const made = done(request, 'replaced', () => store.replace(name, request.body, ifMatch(request.headers['if-match'])), name);
    return answer(made, request, reply);
  });

  operationRoute(app, CHANGE_BUDGET, async ({ params: { name }, request, reply }) => {
    const made = done(request, 'changed', () => store.patch(name, request.body, ifMatch(request.headers['if-match'])), name);
    return answer(made, request, reply);
  });

  operationRoute(app, REMOVE_BUDGET, async ({ params: { name }, request, reply }) => {
    done(request, 'removed', () => store.remove(name, ifMatch(request.headers['if-match'])), name);
    return reply.send();
  });
}

/** Makes a change and logs it; the line has the name of the token. @throws HttpError for one that was not made. */
function done(request: FastifyRequest, what: string, change: () => BudgetChange, name?: string): Budget {
  const result = attempt(request, change);
  if (result.kind !== 'done') throw refusedChange(result, name ?? nameOf(request.body));
  request.log.info({ change: what, budget: budgetDefinition(result.budget, true) }, `a budget was ${what}`);
  return result.budget;
}

function attempt(request: FastifyRequest, change: () => BudgetChange): BudgetChange {
  try {
    return change();
  } catch (error) {
    request.log.error({ err: error }, 'the file of budgets cannot be written; nothing was changed');
    throw new HttpError(503, 'The file of budgets cannot be written; nothing was changed. The log of the collector says why');
  }
}

/** As it was sent. */
function nameOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'name' in body ? String(body.name) : '';
}
