import type { FastifyInstance } from 'fastify';
import type { AlertTester } from '../../../alerting/alert-tester.ts';
import type { Budgets } from '../../../budgets/budgets.ts';
import type { Snapshots } from '../../../budgets/snapshot/snapshots.ts';
import type { BudgetStore } from '../../../budgets/store/budget-store.ts';
import { BudgetReader } from './budget-reader.ts';
import { budgetCheckRoute } from './check-route.ts';
import { budgetReadRoutes } from './read-routes.ts';
import { budgetSnapshotRoute } from './snapshot-route.ts';
import { testAlertRoute } from './test-alert-route.ts';
import { budgetWriteRoutes } from './write-routes.ts';

export interface BudgetRoutesOptions {
  readonly budgets: Budgets;
  readonly store: BudgetStore;
  /** What applications are told of budgets. */
  readonly snapshots: Snapshots;
  readonly tester: AlertTester;
}

/** Everything under `/api/v1/budgets`. */
export async function budgetRoutes(app: FastifyInstance, { budgets, store, snapshots, tester }: BudgetRoutesOptions): Promise<void> {
  const reader = new BudgetReader({ budgets, store });
  budgetReadRoutes(app, { reader });
  budgetCheckRoute(app, { budgets });
  await app.register(budgetWriteRoutes, { store, reader });
  budgetSnapshotRoute(app, { snapshots });
  testAlertRoute(app, { budgets, tester });
}
