import { TEST_BUDGET_ALERT, type TestAlertAnswer } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { printable } from '../printable.ts';

interface TestAlertOptions extends CollectorOptions {
  readonly json?: boolean;
}

/** `spancost budgets test-alert NAME`: those who would be told of it are, that this is a test. */
export function addTestAlert(budgets: Command): void {
  addCollectorOptions(
    budgets
      .command('test-alert <name>')
      .description('Send an alert of a budget, marked as a test, through the real Alertmanager to those who would be told of it.'),
    'admin',
  )
    .addOption(jsonOption())
    .action(async (name: string, options: TestAlertOptions) => {
      const answer = await collectorOf(options).api.ask(TEST_BUDGET_ALERT, { params: { name } });
      console.log(options.json === true ? JSON.stringify(answer) : renderAnswer(answer));
    });
}

function renderAnswer({ budget, alert, sent_to: receivers, silenced }: TestAlertAnswer): string {
  return [
    `Alertmanager has taken a test of ${printable(alert)} for budget ${printable(budget)}, for`,
    ...receivers.map((receiver) => `  ${printable(receiver)}`),
    ...(silenced ? ['A silence in Alertmanager keeps it from them; end the silence and send it again.'] : []),
  ].join('\n');
}
