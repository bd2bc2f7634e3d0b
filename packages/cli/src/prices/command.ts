import type { Command } from 'commander';
import { addCost } from './cost.ts';
import { addExplain } from './explain.ts';
import { addHistory } from './history.ts';
import { addList } from './list.ts';
import { addShow } from './show.ts';

/** `spancost prices`: what models cost, and the upkeep of a price book. */
export function addPrices(root: Command): void {
  const prices = root.command('prices').description('What models cost, what a call costs and why, and the upkeep of a price book.');
  for (const add of [addCost, addExplain, addList, addShow, addHistory]) add(prices);
}
