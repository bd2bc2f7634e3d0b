import { GET_TRENDS, type GroupDimension } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/print-answer.ts';
import { byOption } from '../ask/by-option.ts';
import { renderTrends } from './render-trends.ts';

interface TrendOptions extends AskOptions {
  readonly by?: GroupDimension;
}

/** `spancost trend`: how cost went over time. */
export function addTrend(root: Command): void {
  const command = root
    .command('trend')
    .description('Usage and cost over time, a line for each hour, day, week or month; with --by, a line for each value that costs most.');
  addAskOptions(addQuestionOptions(command.addOption(byOption()), GET_TRENDS, { but: ['group_by'] })).action((options: TrendOptions) => {
    const { by } = options;
    const query = questionOf(GET_TRENDS, options, by === undefined ? {} : { group_by: by });
    return printAnswer(options, GET_TRENDS, { query }, renderTrends);
  });
}
