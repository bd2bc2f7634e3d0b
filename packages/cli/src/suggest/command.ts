import { GET_CHEAPER_MODELS } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderCheaperModels } from './render-cheaper-models.ts';

/** `spancost suggest`: cheaper models for the traffic that there was. */
export function addSuggest(root: Command): void {
  const command = root
    .command('suggest')
    .description('What the tokens of real calls would have cost on other models. Whether those answer as well is not known here.');
  addQuestion(command, GET_CHEAPER_MODELS, renderCheaperModels);
}
