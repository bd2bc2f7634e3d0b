import type { Command } from 'commander';
import { addAdd } from './add.ts';
import { addCheck } from './check.ts';
import { addCost } from './cost.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addHistory } from './history.ts';
import { addList } from './list.ts';
import { addOverride } from './override.ts';
import { addRerate } from './rerate.ts';
import { addRetire } from './retire.ts';
import { addShow } from './show.ts';
import { addStale } from './stale.ts';
import { addSync } from './sync.ts';
import { addVerify } from './verify.ts';

/** `spancost prices`: what models cost, and the upkeep of a price book. */
export function addPrices(root: Command): void {
  const prices = root.command('prices').description('What models cost, what a call costs and why, and the upkeep of a price book.');
  for (const add of [
    addCost,
    addExplain,
    addList,
    addShow,
    addHistory,
    addAdd,
    addRetire,
    addOverride,
    addVerify,
    addCheck,
    addDiff,
    addSync,
    addStale,
    addRerate,
  ])
    add(prices);
}
