import { GET_ANALYTICS, type GroupDimension } from '@spancost/api';
import { Argument, type Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { printAnswer } from '../ask/print-answer.ts';
import { DIMENSION_WORDS, parseDimensions } from '../ask/dimension-words.ts';
import { renderGroups } from '../ask/render-groups.ts';

/** `spancost top users`: who and what costs most. */
export function addTop(root: Command): void {
  const command = root
    .command('top')
    .description(
      'Who and what costs most, with the share of each: users, or tenants, or features and models of the last 30 days, or of a range.',
    )
    .addArgument(new Argument('<dimensions>', 'one, or two with a comma between them').choices(DIMENSION_WORDS).argParser(parseDimensions));
  addAskOptions(addQuestionOptions(command, GET_ANALYTICS, { but: ['group_by'], defaults: { limit: '10' } })).action(
    (by: readonly GroupDimension[], options: AskOptions) => {
      const query = questionOf(GET_ANALYTICS, options, { group_by: by.join(',') });
      return printAnswer(options, GET_ANALYTICS, { query }, renderGroups);
    },
  );
}
