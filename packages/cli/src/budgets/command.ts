import type { Command } from 'commander';
import { addAdd } from './add.ts';
import { addCheck } from './check.ts';
import { addList } from './list.ts';
import { addRemove } from './remove.ts';
import { addSet } from './set.ts';
import { addShow } from './show.ts';
import { addTestAlert } from './test-alert.ts';

/** `spancost budgets`: what calls should stay under, how much of it is spent, and who is told. */
export function addBudgets(root: Command): void {
  const budgets = root
    .command('budgets')
    .description('Budgets of a running collector: how they stand, further ones beside those of spancost.yaml, and what a call would meet.');
  for (const add of [addList, addShow, addAdd, addSet, addRemove, addCheck, addTestAlert]) add(budgets);
}
