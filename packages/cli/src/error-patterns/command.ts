import { GET_ERRORS } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderErrors } from './render-errors.ts';

/** `spancost errors`: what fails alike. */
export function addErrors(root: Command): void {
  const command = root.command('errors').description('What fails alike, most frequent first: how often, since when, and what it cost.');
  addQuestion(command, GET_ERRORS, renderErrors);
}
