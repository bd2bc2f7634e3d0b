import type { Command } from 'commander';
import { CollectorApi } from '../collector-api.ts';
import { renderReport } from './render-report.ts';

interface ReportOptions {
  readonly url: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** `spancost report`: today and this month from a running collector. */
export function addReport(root: Command): void {
  root
    .command('report')
    .description('Requests, tokens and cost of today and this month, with the features and users that cost most.')
    .option('--url <url>', 'address of the collector', process.env['SPANCOST_URL'] ?? 'http://127.0.0.1:4318')
    .option('--token <token>', 'token of role viewer or admin (default: SPANCOST_TOKEN)')
    .option('--json', 'print one JSON object')
    .action(async (options: ReportOptions) => {
      const api = new CollectorApi(options.url, options.token ?? process.env['SPANCOST_TOKEN']);
      const [today, thisMonth] = await Promise.all([api.stats('today'), api.stats('this_month')]);
      console.log(options.json === true ? JSON.stringify({ today, this_month: thisMonth }) : renderReport(api.url, today, thisMonth));
    });
}
