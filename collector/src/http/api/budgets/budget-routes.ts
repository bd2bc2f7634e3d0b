import type { FastifyInstance } from 'fastify';
import type { Budgets } from '../../../budgets/budgets.ts';
import type { BudgetStore } from '../../../budgets/store/budget-store.ts';
import { BudgetReader } from './budget-reader.ts';
import { budgetCheckRoute } from './check-route.ts';
import { budgetReadRoutes } from './read-routes.ts';
import { budgetWriteRoutes } from './write-routes.ts';

export interface BudgetRoutesOptions {
  readonly budgets: Budgets;
  readonly store: BudgetStore;
}

/** Everything under `/api/v1/budgets`. */
export async function budgetRoutes(app: FastifyInstance, { budgets, store }: BudgetRoutesOptions): Promise<void> {
  const reader = new BudgetReader({ budgets, store });
  await app.register(budgetReadRoutes, { reader });
  await app.register(budgetCheckRoute, { budgets });
  await app.register(budgetWriteRoutes, { store, reader });
}
