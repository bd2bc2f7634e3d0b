import { GET_SUMMARY } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/answered.ts';
import { renderSummary } from './render-summary.ts';

/** `spancost summary`: a day, a week or a month at a glance. */
export function addSummary(root: Command): void {
  const command = root
    .command('summary')
    .description('A day, a week or a month at a glance: what it cost, against the one before, and what cost most of each kind.');
  addAskOptions(addQuestionOptions(command, GET_SUMMARY)).action((options: AskOptions) =>
    printAnswer(options, GET_SUMMARY, { query: questionOf(GET_SUMMARY, options) }, renderSummary),
  );
}
