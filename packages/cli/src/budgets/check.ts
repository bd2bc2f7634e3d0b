import { CHECK_BUDGETS, type BudgetCheck } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { renderCheck } from './render-check.ts';
import { addScopeOptions, scopeOf, type ScopeOptions } from './scope-options.ts';

interface CheckOptions extends ScopeOptions, CollectorOptions {
  readonly json?: boolean;
}

/** Beside 0, 1 and 2, which all commands have: there is an answer, and it is that a budget is used up. */
const EXCEEDED = 3;

/** `spancost budgets check`: which budgets a call falls under. Exit code 3 if one of them is used up. */
export function addCheck(budgets: Command): void {
  const command = budgets
    .command('check')
    .description('Which budgets a call falls under, and how they stand. Exit code 3 if one of them is used up, 0 if there is room in all.');
  addCollectorOptions(addScopeOptions(command, "the call's"), 'viewer')
    .addOption(jsonOption())
    .action(async (options: CheckOptions) => {
      const check = await collectorOf(options).api.ask(CHECK_BUDGETS, { query: Object.fromEntries(scopeOf(options)) });
      console.log(options.json === true ? JSON.stringify(check) : render(check));
      if (check.state === 'exceeded') process.exitCode = EXCEEDED;
    });
}

function render({ state, blocked, budgets }: BudgetCheck): string {
  const verdict = `${state}: ${blocked ? 'applications that enforce budgets refuse the call' : 'nothing refuses the call'}`;
  return [renderCheck(budgets, process.stdout.columns), '', verdict].join('\n');
}
