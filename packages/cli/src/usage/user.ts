import { GET_USER_USAGE } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/print-answer.ts';
import { renderUser } from './render-user.ts';

/** `spancost usage user USER`: what one user used and spent. */
export function addUser(usage: Command): void {
  const command = usage
    .command('user <user>')
    .description('What one user used and spent: in all, day by day, by feature, model and provider.');
  addAskOptions(addQuestionOptions(command, GET_USER_USAGE)).action((user: string, options: AskOptions) =>
    printAnswer(options, GET_USER_USAGE, { params: { user }, query: questionOf(GET_USER_USAGE, options) }, renderUser),
  );
}
