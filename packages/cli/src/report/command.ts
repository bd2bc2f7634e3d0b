import { GET_STATS, type GroupDimension } from '@spancost/api';
import { Option, type Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { DIMENSION_WORDS, parseDimensions } from '../ask/dimension-words.ts';
import { addQuestionOptions } from '../ask/question-options.ts';
import { withApi } from '../ask/with-api.ts';
import { askReport } from './ask-report.ts';
import { renderReport } from './render-report.ts';

interface ReportOptions extends AskOptions {
  readonly by?: readonly GroupDimension[];
}

/** `spancost report`: today and this month, or a range, and how the budgets stand. */
export function addReport(root: Command): void {
  const command = root
    .command('report')
    .description(
      'Requests, tokens and cost of today and this month, or of a range, with what cost most, and how the budgets stand now. With --period last_month --tenant acme, the report of a customer.',
    )
    .addOption(
      new Option('--by <dimensions>', `in groups, against the range before: one or two of ${DIMENSION_WORDS.join(', ')}`).argParser(
        parseDimensions,
      ),
    );
  addAskOptions(addQuestionOptions(command, GET_STATS)).action(async (options: ReportOptions) => {
    const { report, name } = await withApi(options, async (asked) => ({ report: await askReport(asked.api, options), name: asked.name }));
    console.log(options.json === true ? JSON.stringify(report) : renderReport(name, report, process.stdout.columns));
  });
}
