import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { addBudgetOptions, writtenOf, type BudgetOptions } from './budget-options.ts';
import { renderBudget } from './render-budget.ts';

interface AddOptions extends BudgetOptions, CollectorOptions {
  readonly json?: boolean;
}

/** `spancost budgets add NAME`: a further budget, in force at once. */
export function addAdd(budgets: Command): void {
  const command = budgets
    .command('add <name>')
    .description('Make a further budget. It is kept by the collector, beside those of spancost.yaml, and in force at once.');
  addCollectorOptions(addBudgetOptions(command), 'admin')
    .addOption(jsonOption())
    .action(async (name: string, options: AddOptions) => {
      const made = await collectorOf(options).api.addBudget({ name, ...writtenOf(options) });
      console.log(options.json === true ? JSON.stringify(made) : renderBudget(made, process.stdout.columns));
    });
}
