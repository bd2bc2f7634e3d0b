import { TEST_BUDGET_ALERT } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { AlertTester } from '../../../alerting/alert-tester.ts';
import type { Budgets } from '../../../budgets/budgets.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import { noBudget } from './budget-reader.ts';

export interface TestAlertRouteOptions {
  readonly budgets: Pick<Budgets, 'all'>;
  readonly tester: AlertTester;
}

/**
 * `POST /api/v1/budgets/{name}/test-alert`: sends an alert of the budget that says that it is a test through Alertmanager, to whom a
 * real one would go. 409 where there is no Alertmanager or nobody to be told, 502 with its words where it did not take it.
 */
export function testAlertRoute(app: FastifyInstance, { budgets, tester }: TestAlertRouteOptions): void {
  operationRoute(app, TEST_BUDGET_ALERT, async ({ params: { name } }) => {
    const kept = budgets.all().find(({ budget }) => budget.name === name);
    if (kept === undefined) throw noBudget(name);
    const result = await tester.test(kept.budget);
    switch (result.kind) {
      case 'no_alertmanager':
        throw new HttpError(409, 'No Alertmanager is told of alerts; set alerting.alertmanager_url in spancost.yaml');
      case 'failed':
        throw new HttpError(502, `${result.error.message}. The test alert was not sent; mend this and send it again`);
      case 'accepted':
        if (result.sentTo.length === 0)
          throw new HttpError(
            409,
            `Alertmanager has the test alert and nobody to tell of budget "${name}"; give it recipients, or set alerting.operators`,
          );
        return { budget: name, alert: result.alert, sent_to: result.sentTo, silenced: result.isSilenced, accepted: true as const };
      default:
        return result satisfies never;
    }
  });
}
