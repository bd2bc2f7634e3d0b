import { ALERT_LABEL_SENT_AT } from '@spancost/conventions';
import type { Budget } from '../budgets/budget.ts';
import type { BudgetStatus } from '../budgets/budget-status.ts';
import type { Budgets } from '../budgets/budgets.ts';
import type { CollectorConfig } from '../config/config.ts';
import { AlertmanagerError } from './alertmanager.ts';
import { is } from './matcher.ts';
import { NOBODY } from './receivers.ts';
import type { Alerting } from './start-alerting.ts';
import { testAlert } from './test-alert.ts';

/** What stands in the place of a tenant or user where none of them has spent anything yet. */
const NOBODY_YET = 'example';

/** What became of a test. */
export type TestResult =
  | { readonly kind: 'accepted'; readonly alert: string; readonly sentTo: readonly string[]; readonly isSilenced: boolean }
  /** `alerting.alertmanager_url` is not set. */
  | { readonly kind: 'no_alertmanager' }
  | { readonly kind: 'failed'; readonly error: AlertmanagerError };

export interface AlertTesterOptions {
  readonly alerting: Alerting;
  readonly config: Pick<CollectorConfig, 'alerting'>;
  readonly budgets: Pick<Budgets, 'standings' | 'statusOf'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Sends the alert of a budget through Alertmanager as a test, and asks it whom its routes lead to. */
export class AlertTester {
  readonly #options: AlertTesterOptions;

  constructor(options: AlertTesterOptions) {
    this.#options = options;
  }

  /** The budget's recipients are in force before the alert is sent. */
  async test(budget: Budget): Promise<TestResult> {
    const { alerting, config, now } = this.#options;
    const alertmanager = alerting.alertmanager();
    if (alertmanager === undefined) return { kind: 'no_alertmanager' };
    const wrong = await alerting.configured();
    if (wrong?.kind === 'failed' && wrong.error instanceof AlertmanagerError) return { kind: 'failed', error: wrong.error };
    const alert = testAlert(await this.#statusOf(budget), now(), config.alerting.groupWaitMs);
    try {
      await alertmanager.send([alert]);
      const [routed] = await alertmanager.alerts(is(ALERT_LABEL_SENT_AT, alert.labels[ALERT_LABEL_SENT_AT] ?? ''));
      return {
        kind: 'accepted',
        alert: alert.labels['alertname'] ?? '',
        sentTo: (routed?.receivers ?? []).filter((name) => name !== NOBODY.name),
        isSilenced: routed?.isSilenced ?? false,
      };
    } catch (error) {
      if (error instanceof AlertmanagerError) return { kind: 'failed', error };
      throw error;
    }
  }

  /** Of a budget that each tenant or user has for its own, that of who has spent most of it. */
  async #statusOf(budget: Budget): Promise<BudgetStatus> {
    const { budgets } = this.#options;
    const standing = (await budgets.standings()).find((each) => each.budget.name === budget.name);
    const known = standing?.status ?? standing?.targets[0];
    return known ?? budgets.statusOf(budget, ...(budget.per === undefined ? [] : [NOBODY_YET]));
  }
}
