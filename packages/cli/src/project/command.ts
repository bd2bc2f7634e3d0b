import { GET_PROJECTION } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderProjection } from './render-projection.ts';

/** `spancost project`: what this period will have cost at its end. */
export function addProject(root: Command): void {
  const command = root
    .command('project')
    .description(
      'What this day, week, month, quarter or year will have cost at its end, with the band that it will be in four times of five.',
    );
  addQuestion(command, GET_PROJECTION, renderProjection);
}
