import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { budgetTag } from '../../../budgets/store/budget-tag.ts';
import { accessOf } from '../../access-of.ts';
import { wantedName } from '../input-fields.ts';
import { readInput } from '../read-input.ts';
import type { BudgetJson, BudgetList } from './budget-json.ts';
import type { BudgetReader } from './budget-reader.ts';

const NOTHING = z.strictObject({});
const ONE = z.strictObject({ target: wantedName });

/** `GET /api/v1/budgets`, all that the token sees, and `GET /api/v1/budgets/{name}`, one, or with `target` what one tenant or user has of it. */
export async function budgetReadRoutes(app: FastifyInstance, { reader }: { readonly reader: BudgetReader }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/budgets',
    handler: async (request): Promise<BudgetList> => {
      readInput(NOTHING, request.query);
      return { budgets: await reader.list(accessOf(request)) };
    },
  });

  app.route<{ Params: { name: string } }>({
    method: 'GET',
    url: '/api/v1/budgets/:name',
    handler: async (request, reply): Promise<BudgetJson> => {
      const { target } = readInput(ONE, request.query);
      const access = accessOf(request);
      const listed = reader.find(request.params.name, access);
      // Of what is written, not of what was spent: it is there to be changed by.
      reply.header('etag', `"${budgetTag(listed.budget)}"`).header('cache-control', 'no-store');
      return reader.one(listed, access, target);
    },
  });
}
