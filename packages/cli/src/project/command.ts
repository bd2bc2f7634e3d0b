import { GET_PROJECTION } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/answered.ts';
import { renderProjection } from './render-projection.ts';

/** `spancost project`: what this period will have cost at its end. */
export function addProject(root: Command): void {
  const command = root
    .command('project')
    .description(
      'What this day, week, month, quarter or year will have cost at its end, with the band that it will be in four times of five.',
    );
  addAskOptions(addQuestionOptions(command, GET_PROJECTION)).action((options: AskOptions) =>
    printAnswer(options, GET_PROJECTION, { query: questionOf(GET_PROJECTION, options) }, renderProjection),
  );
}
