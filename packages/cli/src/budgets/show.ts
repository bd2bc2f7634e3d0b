import { GET_BUDGET } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { renderBudget } from './render-budget.ts';

interface ShowOptions extends CollectorOptions {
  readonly target?: string;
  readonly json?: boolean;
}

/** `spancost budgets show NAME`: everything of one. */
export function addShow(budgets: Command): void {
  addCollectorOptions(budgets.command('show <name>').description('One budget, with everything that is known of it.'), 'viewer')
    .option('--target <name>', 'how this tenant or user stands, where each has the amount for its own')
    .addOption(jsonOption())
    .action(async (name: string, options: ShowOptions) => {
      const budget = await collectorOf(options).api.ask(GET_BUDGET, { params: { name }, query: { target: options.target } });
      console.log(options.json === true ? JSON.stringify(budget) : renderBudget(budget, process.stdout.columns));
    });
}
