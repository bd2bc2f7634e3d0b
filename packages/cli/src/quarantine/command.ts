import type { Command } from 'commander';
import { addDismiss } from './dismiss.ts';
import { addList } from './list.ts';
import { addReplay } from './replay.ts';
import { addShow } from './show.ts';

/** `spancost quarantine`: reports that cannot be true, and what becomes of them. */
export function addQuarantine(root: Command): void {
  const quarantine = root
    .command('quarantine')
    .description('Reports of AI calls that cannot be true: which, why, and what they would be if they were read again now.');
  for (const add of [addList, addShow, addReplay, addDismiss]) add(quarantine);
}
