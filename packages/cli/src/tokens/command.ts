import type { Command } from 'commander';
import { addNew } from './new.ts';

/** `spancost tokens`: what others reach a collector with. */
export function addTokens(root: Command): void {
  addNew(root.command('tokens').description('Tokens, which a collector knows by their hash only.'));
}
