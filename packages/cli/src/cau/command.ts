import { GET_CAU } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/answered.ts';
import { renderCau } from './render-cau.ts';

/** `spancost cau`: cost per active user. */
export function addCau(root: Command): void {
  const command = root
    .command('cau')
    .description('Cost per active user: of the last 7, 30 and 90 days, or of a range. All cost counts, also of calls that name no user.');
  addAskOptions(addQuestionOptions(command, GET_CAU)).action((options: AskOptions) =>
    printAnswer(options, GET_CAU, { query: questionOf(GET_CAU, options) }, renderCau),
  );
}
