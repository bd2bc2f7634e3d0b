import { REPLAY_QUARANTINED, type ReplayAnswer } from '@spancost/api';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount, formatUsd } from '../format.ts';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { formatInstant, parseInstant } from '../prices/parse-instant.ts';
import { table } from '../table.ts';

interface ReplayOptions extends CollectorOptions {
  readonly reason?: string;
  readonly service?: string;
  readonly from?: number;
  readonly to?: number;
  readonly approve?: string;
  readonly json?: boolean;
}

/** `spancost quarantine replay`: what reports would be if they were read again; with a plan to approve, they are. */
export function addReplay(quarantine: Command): void {
  addCollectorOptions(
    quarantine
      .command('replay [id...]')
      .description(
        'Ask a running collector what reports would be by its reader and prices of now: by their ids, or by reason and time. With --approve, those that can be read are charged, each call once; the others go on waiting.',
      ),
    'admin',
  )
    .option('--reason <code>', 'those of this reason')
    .option('--service <name>', 'only from this service')
    .addOption(new Option('--from <time>', 'first instant at which they came').argParser(parseInstant))
    .addOption(new Option('--to <time>', 'first instant after it').argParser(parseInstant))
    .option('--approve <plan>', 'do what was shown, if it is still what would be done')
    .addOption(jsonOption())
    .action(async (ids: readonly string[], options: ReplayOptions) => {
      const { reason, service, from, to, approve } = options;
      if (ids.length === 0 && reason === undefined && from === undefined)
        throw new CommandError('Say which reports: ids, or --reason, or --from. "spancost quarantine list" shows them.', 2);
      const answer = await collectorOf(options).api.ask(REPLAY_QUARANTINED, {
        body: {
          ...(ids.length === 0 ? {} : { ids: [...ids] }),
          reason,
          service,
          from: from === undefined ? undefined : formatInstant(from),
          to: to === undefined ? undefined : formatInstant(to),
          approve,
        },
      });
      console.log(options.json === true ? JSON.stringify(answer) : renderReplay(answer, approve !== undefined));
    });
}

const MOST_LISTED = 40;

function renderReplay(answer: ReplayAnswer, isApproved: boolean): string {
  const header = ['Report', 'Outcome', 'Cost', 'Why'];
  const rows = answer.items
    .slice(0, MOST_LISTED)
    .map((item) =>
      item.outcome === 'still_wrong'
        ? [item.id, 'still wrong', '', `${item.reason}: ${item.detail}`]
        : [item.id, item.outcome, item.cost_usd === null ? 'unpriced' : formatUsd(item.cost_usd), `call ${item.call_id}`],
    );
  return [
    `${formatCount(answer.releasable)} of ${formatCount(answer.reports)} reports can be read by now, by ${answer.book}`,
    ...(rows.length === 0 ? [] : ['', table(header, rows, ['Report', 'Outcome', 'Why'], process.stdout.columns)]),
    ...(answer.items.length > MOST_LISTED ? [`  and ${formatCount(answer.items.length - MOST_LISTED)} more, see --json`] : []),
    '',
    `the ledger ${isApproved ? 'grew' : 'would grow'} by ${formatUsd(answer.cost_usd)}`,
    whatNext(answer, isApproved),
    ...(answer.has_more ? ['There are more; repeat the command when these are decided.'] : []),
  ].join('\n');
}

function whatNext({ plan_id: plan, released, releasable }: ReplayAnswer, isApproved: boolean): string {
  if (isApproved) return `released: ${formatCount(released)}`;
  return releasable === 0 ? 'nothing to release' : `To release them, repeat the command with --approve ${plan}`;
}
