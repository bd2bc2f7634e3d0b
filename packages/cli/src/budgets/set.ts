import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { addBudgetOptions, writtenOf, type BudgetOptions } from './budget-options.ts';
import { renderBudget } from './render-budget.ts';

interface SetOptions extends BudgetOptions, CollectorOptions {
  readonly json?: boolean;
}

/** `spancost budgets set NAME`: changes what is said, and leaves the rest. */
export function addSet(budgets: Command): void {
  const command = budgets
    .command('set <name>')
    .description(
      'Change what is said of a budget that was made through the API; the rest stays, and an empty text takes away what was there.',
    );
  addCollectorOptions(addBudgetOptions(command), 'admin')
    .addOption(jsonOption())
    .action(async (name: string, options: SetOptions) => {
      const patch = writtenOf(options);
      if (Object.keys(patch).length === 0) throw new CommandError('Say what to change, such as --amount 20 or --active no.', 2);
      const changed = await collectorOf(options).api.setBudget(name, patch);
      console.log(options.json === true ? JSON.stringify(changed) : renderBudget(changed, process.stdout.columns));
    });
}
