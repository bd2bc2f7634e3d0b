import { GET_ERRORS } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/answered.ts';
import { renderErrors } from './render-errors.ts';

/** `spancost errors`: what fails alike. */
export function addErrors(root: Command): void {
  const command = root.command('errors').description('What fails alike, most frequent first: how often, since when, and what it cost.');
  addAskOptions(addQuestionOptions(command, GET_ERRORS)).action((options: AskOptions) =>
    printAnswer(options, GET_ERRORS, { query: questionOf(GET_ERRORS, options) }, renderErrors),
  );
}
