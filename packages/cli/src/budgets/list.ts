import { LIST_BUDGETS } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { renderBudgets } from './render-budgets.ts';

interface ListOptions extends CollectorOptions {
  readonly json?: boolean;
}

/** `spancost budgets list`: all of them, and how much of each is spent. */
export function addList(budgets: Command): void {
  addCollectorOptions(
    budgets.command('list', { isDefault: true }).description('All budgets: what is spent, of how much, what it is expected to come to.'),
    'viewer',
  )
    .addOption(jsonOption())
    .action(async (options: ListOptions) => {
      const list = await collectorOf(options).api.ask(LIST_BUDGETS, {});
      console.log(options.json === true ? JSON.stringify(list) : renderBudgets(list.budgets, process.stdout.columns));
    });
}
