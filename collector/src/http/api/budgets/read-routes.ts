import { GET_BUDGET, LIST_BUDGETS } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { budgetTag } from '../../../budgets/store/budget-tag.ts';
import { operationRoute } from '../operation-route.ts';
import type { BudgetReader } from './budget-reader.ts';

/** `GET /api/v1/budgets`, all that the token sees, and `GET /api/v1/budgets/{name}`, one, or with `target` what one tenant or user has of it. */
export function budgetReadRoutes(app: FastifyInstance, { reader }: { readonly reader: BudgetReader }): void {
  operationRoute(app, LIST_BUDGETS, async ({ access }) => ({ budgets: await reader.list(access) }));

  operationRoute(app, GET_BUDGET, async ({ query: { target }, params: { name }, access, reply }) => {
    const listed = reader.find(name, access);
    // Of what is written, not of what was spent: it is there to be changed by.
    reply.header('etag', `"${budgetTag(listed.budget)}"`).header('cache-control', 'no-store');
    return reader.one(listed, access, target);
  });
}
