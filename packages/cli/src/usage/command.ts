import type { Command } from 'commander';
import { addList } from './list.ts';
import { addShow } from './show.ts';
import { addUser } from './user.ts';

/** `spancost usage`: single calls, and what one user used. */
export function addUsage(root: Command): void {
  const usage = root
    .command('usage')
    .description('Single AI calls: the latest or the costliest, everything of one, and what one user used.');
  for (const add of [addList, addShow, addUser]) add(usage);
}
