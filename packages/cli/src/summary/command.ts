import { GET_SUMMARY } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderSummary } from './render-summary.ts';

/** `spancost summary`: a day, a week or a month at a glance. */
export function addSummary(root: Command): void {
  const command = root
    .command('summary')
    .description('A day, a week or a month at a glance: what it cost, against the one before, and what cost most of each kind.');
  addQuestion(command, GET_SUMMARY, renderSummary);
}
