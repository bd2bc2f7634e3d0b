import { LIST_USAGE } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderCalls } from './render-calls.ts';

/** `spancost usage list`: calls that all filters are true of. */
export function addList(usage: Command): void {
  const command = usage
    .command('list', { isDefault: true })
    .description('Calls with their cost, those that were recorded last first. Without a range, of all of the ledger.');
  addQuestion(command, LIST_USAGE, renderCalls, { limit: '20' });
}
