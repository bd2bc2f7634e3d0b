import { LIST_USAGE } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/print-answer.ts';
import { renderCalls } from './render-calls.ts';

/** `spancost usage list`: calls that all filters are true of. */
export function addList(usage: Command): void {
  const command = usage
    .command('list', { isDefault: true })
    .description('Calls with their cost, those that were recorded last first. Without a range, of all of the ledger.');
  addAskOptions(addQuestionOptions(command, LIST_USAGE, { defaults: { limit: '20' } })).action((options: AskOptions) => {
    return printAnswer(options, LIST_USAGE, { query: questionOf(LIST_USAGE, options) }, renderCalls);
  });
}
