import { GET_CAU } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderCau } from './render-cau.ts';

/** `spancost cau`: cost per active user. */
export function addCau(root: Command): void {
  const command = root
    .command('cau')
    .description('Cost per active user: of the last 7, 30 and 90 days, or of a range. All cost counts, also of calls that name no user.');
  addQuestion(command, GET_CAU, renderCau);
}
