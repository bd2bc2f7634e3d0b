import { LIST_QUARANTINE, type QuerySent, type QuarantinePage } from '@spancost/api';
import { Option, type Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { furtherPage } from '../ask/further-page.ts';
import { formatInstant, parseInstant } from '../prices/parse-instant.ts';
import { table } from '../table.ts';
import { parseLimit } from './parse-limit.ts';

interface ListOptions extends CollectorOptions {
  readonly reason?: string;
  readonly service?: string;
  readonly since?: number;
  readonly state: QuerySent<typeof LIST_QUARANTINE>['state'];
  readonly limit: number;
  readonly cursor?: string;
  readonly json?: boolean;
}

/** `spancost quarantine list`: the latest reports, newest first. */
export function addList(quarantine: Command): void {
  addCollectorOptions(
    quarantine.command('list').description('The latest reports in quarantine, newest first, and why they are there.'),
    'viewer',
  )
    .option('--reason <code>', 'only of this reason, such as cache_exceeds_input')
    .option('--service <name>', 'only from this service')
    .addOption(new Option('--since <time>', 'only what came from then on').argParser(parseInstant))
    .addOption(new Option('--state <state>', 'which').choices(['waiting', 'released', 'dismissed', 'all']).default('waiting'))
    .addOption(new Option('--limit <count>', 'at most so many, 1 to 1,000').argParser(parseLimit).default(50))
    .option('--cursor <cursor>', 'go on where a page ended')
    .addOption(jsonOption())
    .action(async (options: ListOptions) => {
      const { reason, service, since, state, limit, cursor } = options;
      const query = { reason, service, since: since === undefined ? undefined : formatInstant(since), state, limit, cursor };
      const page = await collectorOf(options).api.ask(LIST_QUARANTINE, { query });
      console.log(options.json === true ? JSON.stringify(page) : renderPage(page));
    });
}

function renderPage({ reports, next_cursor: cursor }: QuarantinePage): string {
  if (reports.length === 0) return 'nothing';
  const header = ['Id', 'Came', 'State', 'Service', 'Reason', 'Detail'];
  const rows = reports.map(({ id, recorded_at: came, state, report, reason, detail }) => {
    const { service } = report;
    return [id, came, state, typeof service === 'string' ? service : '', reason, detail];
  });
  return [table(header, rows, header.slice(3), process.stdout.columns), ...furtherPage(cursor)].join('\n');
}
