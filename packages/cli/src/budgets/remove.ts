import { REMOVE_BUDGET } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { printable } from '../printable.ts';

interface RemoveOptions extends CollectorOptions {
  readonly json?: boolean;
}

/** `spancost budgets remove NAME`: takes one away that was made through the API. */
export function addRemove(budgets: Command): void {
  addCollectorOptions(
    budgets.command('remove <name>').description('Take a budget away that was made through the API. What was spent stays in the ledger.'),
    'admin',
  )
    .addOption(jsonOption())
    .action(async (name: string, options: RemoveOptions) => {
      await collectorOf(options).api.ask(REMOVE_BUDGET, { params: { name } });
      console.log(options.json === true ? JSON.stringify({ removed: name }) : `removed ${printable(name)}`);
    });
}
