import { GET_CHEAPER_MODELS } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/answered.ts';
import { renderCheaperModels } from './render-cheaper-models.ts';

/** `spancost suggest`: cheaper models for the traffic that there was. */
export function addSuggest(root: Command): void {
  const command = root
    .command('suggest')
    .description('What the tokens of real calls would have cost on other models. Whether those answer as well is not known here.');
  addAskOptions(addQuestionOptions(command, GET_CHEAPER_MODELS)).action((options: AskOptions) =>
    printAnswer(options, GET_CHEAPER_MODELS, { query: questionOf(GET_CHEAPER_MODELS, options) }, renderCheaperModels),
  );
}
