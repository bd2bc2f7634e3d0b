import { GET_STATS, type GroupDimension } from '@spancost/api';
import { Option, type Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { DIMENSION_WORDS, parseDimensions } from '../ask/dimension-words.ts';
import { fitted } from '../ask/fitted.ts';
import { addQuestionOptions } from '../ask/question-options.ts';
import { withApi } from '../ask/with-api.ts';
import { withProgress } from '../with-progress.ts';
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
      new Option('--by <dimensions>', 'in groups, against the range before: one, or two with a comma between them')
        .choices(DIMENSION_WORDS)
        .argParser(parseDimensions),
    );
  addAskOptions(addQuestionOptions(command, GET_STATS)).action(async (options: ReportOptions) => {
    const { columns } = process.stdout;
    const asking = withApi(options, async ({ api, name }) => ({ report: await askReport(api, options), name }));
    const { report, name } = await withProgress('asking', asking);
    console.log(options.json === true ? JSON.stringify(report) : fitted(renderReport(name, report, columns), columns));
  });
}
